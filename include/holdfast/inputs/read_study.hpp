//! TOML in, Study out: every problem in every file at once, in the order of the files.
//!
//! A study's file names what it is based on; those files are read first, the file itself is laid over them, then the
//! files of `with`, then each `set`. What a local layer changes is in Study::local_values. There is no value where
//! there is an error. Warnings (numbers without basis or source) are in Study::warnings, too.
//! Docs: docs/input-reference.md, which input_reference() makes from the rows that are read by.
//! Tested in tests/inputs/read_study_test.cpp and by every file of tests/bad_inputs.
#pragma once

#include "holdfast/base/problem.hpp"
#include "holdfast/inputs/file_source.hpp"
#include "holdfast/panel/panel.hpp"
#include "holdfast/study/study.hpp"

#include <cstdint>
#include <memory>
#include <optional>
#include <span>
#include <string>
#include <vector>

namespace holdfast {

struct StudyRequest {
    std::string study_path;          //!< empty: the shipped study
    std::string shipped_study_path;  //!< what "shipped" means in based_on; empty: there is none
    std::vector<std::string> with;   //!< files or folders, each over what was before
    std::vector<std::string> set;    //!< "prices.pay.mean=70000"; the value may be unquoted text

    //! The command's choices win over the file's. An authority is chosen by name (or a part of it that only one has),
    //! ONS code or DfE number, in any case of letters. Choosing authorities drops the file's regions, and the reverse.
    std::optional<std::vector<std::string>> authorities{};
    std::optional<std::vector<std::string>> regions{};
    std::optional<std::vector<std::string>> interventions{};  //!< ids of interventions and packages, or names
    std::optional<std::uint64_t> draws{};
    std::optional<std::uint64_t> seed{};
};

[[nodiscard]] Read<Study> read_study(StudyRequest const&, FileSource const&);

//! The study with other inputs laid over it, to be run beside it with the same seed. It has the study's authorities and
//! strategies, in its order: a scenario changes what is believed, and not what is asked. study.warnings are those of what it
//! changes, and study.local_values what that is; a cap's value is "at most …".
struct Scenario {
    std::string id, name, why;
    Study study;
    std::string from{};  //!< file and line, where it is no shipped one
};
//! The scenarios of a study's inputs, in their order. None where one has an error: it says whose it is. So does each warning.
[[nodiscard]] Read<std::vector<Scenario>> read_scenarios(StudyRequest const&, FileSource const&);

//! What the inputs say somewhere, for a form that shows it.
struct SaidValue {
    std::string path;   //!< "prices.pay"
    std::string value;  //!< as written; of a distribution its middle; empty: nothing is said
    std::string source, basis;
    bool local{};  //!< a local layer said it
};

class Layers;

//! A study's file and what it is based on, read once and laid once, to be read many times with other layers and choices over
//! them: what `read_study` and `read_scenarios` read of the same request, in a fraction of the time. The files must outlive it.
//! Tested in tests/inputs/laid_study_test.cpp.
class LaidStudy {
public:
    //! Of the request, the study and what is shipped.
    LaidStudy(StudyRequest const&, FileSource const&);
    ~LaidStudy();
    LaidStudy(LaidStudy&&) noexcept;
    LaidStudy& operator=(LaidStudy&&) noexcept;
    LaidStudy(LaidStudy const&) = delete;
    LaidStudy& operator=(LaidStudy const&) = delete;

    //! Of these requests, all but the study: what goes over it, and what is chosen.
    [[nodiscard]] Read<Study> study(StudyRequest const& over) const;
    [[nodiscard]] Read<std::vector<Scenario>> scenarios(StudyRequest const& over) const;
    //! In the order of the paths. A path's parts are keys; what has no source of its own has its table's.
    [[nodiscard]] std::vector<SaidValue> said(StudyRequest const& over, std::span<std::string const> paths) const;

private:
    std::unique_ptr<Layers const> layers_;
};

struct CheckedFiles {
    Problems problems;
    std::vector<std::string> over_shipped;  //!< those that were read over the shipped study
};

//! `holdfast check FILE…`: each file by itself. One that says based_on, or holds a whole study, is read as a study. Any
//! other is read over the shipped study, as `run --with FILE` reads it: so that nothing passes here that a run refuses, and
//! every warning of a run is shown. Of one that cannot be opened or laid over another, or where nothing is shipped, what
//! can be seen in a layer alone is checked: syntax, keys, kinds, ranges, distributions. With a panel, so are the years of
//! adopters.
[[nodiscard]] CheckedFiles check_files(std::span<std::string const> paths, std::string const& shipped_study_path,
                                       FileSource const&, Panel const* = nullptr);

}  // namespace holdfast
