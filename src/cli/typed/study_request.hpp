//! Which study a command is about: its options, and from what was typed to the study itself.
#pragma once

#include "cli/typed/typed_names.hpp"
#include "holdfast/inputs/read_study.hpp"
#include "holdfast/report/text_style.hpp"
#include "inputs/fields/named.hpp"

#include <cstdint>
#include <functional>
#include <optional>
#include <string>
#include <vector>

#include <CLI/CLI.hpp>

namespace holdfast::cli {

//! What every command that reads a study takes.
struct StudyOptions {
    std::string study;              //!< empty: the shipped one
    std::vector<std::string> with;  //!< --with
    std::vector<std::string> set;   //!< --set
    std::vector<std::string> authorities, regions, interventions;
    std::optional<std::uint64_t> draws, seed;
    //! Authorities and interventions were typed by their places: a fault of theirs is of no option.
    bool names_by_place{};
    //! The answer shows itself what the inputs are doubted for, as the page of `run` does: it is not said beside it, too.
    bool answer_has_warnings{};
};

//! The study's file, as the positional "study" or as "--study", or as both ("study,--study"), and --with and --set, which are
//! laid over it.
void add_study(CLI::App&, StudyOptions&, char const* flag);
void add_authorities(CLI::App&, StudyOptions&);
void add_regions(CLI::App&, StudyOptions&);
//! --authority, --region and --intervention.
void add_choice(CLI::App&, StudyOptions&);
//! --draws and --seed.
void add_draws(CLI::App&, StudyOptions&);

[[nodiscard]] StudyRequest request_from(StudyOptions const&);
//! The study's file, --with and --set, and what was chosen of it (authorities, regions, interventions), as they were typed:
//! what may be typed next repeats them. The one place where an option of a study becomes part of a hint.
void name_inputs(TextStyle&, StudyOptions const&);

//! "--authority Leeds", where "Leeds" was typed in a study's place: there is no such file, and there is such an authority,
//! region or intervention in the inputs that come with holdfast.
[[nodiscard]] std::optional<std::string> choice_instead_of_file(std::string const& typed);

//! Reads the study and shows every error. None where there is one. The one place through which commands read a study: every
//! warning is shown here, on standard error, so that no table or JSON swallows it, but where the answer has them itself.
//! Tested over all commands in tests/cli/warnings_test.cpp.
[[nodiscard]] std::optional<Study> study_or_complaints(StudyOptions const&);

//! Shows, as of a study that is read, that an option names nothing that there is.
void show_not_named(char const* option, std::string const& typed, NotNamed);

//! The study of one authority; "all" is none. None where there is one, and every error is shown.
[[nodiscard]] std::optional<Study> study_of_authority(StudyOptions, std::string const& authority);

//! The id of the one intervention or package that was typed, of a study that was read with it; "all" is none, and said so.
[[nodiscard]] std::optional<std::string> strategy_typed(Study const&, std::string const& typed);

//! The names of a command about one authority, by their places; usage is how they are written: "AUTHORITY INTERVENTION".
void add_names(CLI::App&, std::vector<std::string>& words, char const* usage, char const* help);
//! Once all is parsed, each word goes to its place; where one is missing or too many, that is said with the command's usage.
void put_names(CLI::App&, std::vector<std::string> const& words, std::function<std::vector<WordPlace>()> places);

//! One authority and one intervention or package, as in `explain Leeds retention-payment`.
struct OneOptions {
    StudyOptions study;
    std::vector<std::string> words;  //!< by their places
    //! By option, and, once parsed, whatever was typed. The intervention is empty where it may be left out, and was.
    std::string authority, intervention;
};
enum class Needs { authority_and_intervention, authority };
//! The two, by their places or by --authority and --intervention, and --study.
void add_one(CLI::App&, OneOptions&, Needs = Needs::authority_and_intervention);
//! The same, and --region instead of the authority: the words then are the intervention alone.
void add_one_or_region(CLI::App&, OneOptions&);

//! One authority, or those of a region where one was typed, and one intervention or package of it.
struct StudyOfOne {
    Study study;
    std::string strategy;  //!< its id
};
[[nodiscard]] std::optional<StudyOfOne> study_of_one(OneOptions const&);

}  // namespace holdfast::cli
