//! The files of a study, read and laid over one another: based_on first, then the file itself, then --with, then --set.
#pragma once

#include "holdfast/inputs/file_source.hpp"
#include "inputs/files/document.hpp"
#include "inputs/layers/overlay.hpp"

#include <memory>
#include <set>
#include <span>
#include <string>
#include <vector>

namespace holdfast {

//! A copy goes its own way: what is laid over it does not touch the other, and what was read is not read again.
class Layers {
public:
    Layers(FileSource const& files, std::string shipped_study_path);

    //! The study's file with everything it is based on.
    void add_study(std::string const& path);
    //! A file, or a folder's files, over everything before.
    void add_local(std::string const& path);
    //! Each "a.b.c=value" over everything before: in the order typed, but a whole value before its parts, so that a source
    //! typed before its number is that number's, too, and not gone with the table that the number replaces.
    void add_settings(std::vector<std::string> settings);
    //! A choice made on the command line: study.<key>.
    void choose(std::string const& option, std::string const& key, std::span<std::string const> values);
    void choose(std::string const& option, std::string const& key, std::int64_t value);

    [[nodiscard]] Node const& tree() const { return tree_; }
    [[nodiscard]] std::vector<LocalValue> const& changes() const { return record_.changes; }
    [[nodiscard]] Problems problems() const;
    //! In the order in which the files were opened, which is the order of the report.
    [[nodiscard]] Problems in_reading_order(Problems) const;
    //! Did the first file say what it is based on?
    [[nodiscard]] bool whole_study() const { return whole_study_; }
    //! A place that stands for the file as a whole.
    [[nodiscard]] Spot whole_file() const;

private:
    struct Layer {
        Node root;
        bool shipped{};
        Source* source{};
    };
    struct Asked {
        std::string path;
        bool shipped{};
        std::size_t group{};
        Spot from;  //!< the entry of based_on that named it
    };

    void load(Asked const&, std::vector<Layer>& into);
    void load_folder(Asked const&, std::vector<Layer>& into);
    void load_file(Asked const&, std::vector<Layer>& into);
    void load_bases(Node const& root, Asked const& by, std::vector<Layer>& into);
    void lay(std::vector<Layer>&&, bool all_local);
    void add_setting(std::string const& text);
    [[nodiscard]] bool closes_a_circle(Asked const&);
    Source const* keep(std::string name, std::string text);
    void complain(Spot at, std::string file, std::string says, std::string hint, std::string field = {});
    void lay_choice(std::string const& key, Node value);

    FileSource const& files_;
    std::string shipped_;
    std::vector<std::shared_ptr<Source>> sources_;  //!< of a copy of layers, too: what was read stays where it is
    std::vector<std::string> opened_;               //!< names, in order
    std::vector<std::string> open_now_;             //!< the files on the way to this one
    std::set<std::string> done_;
    std::size_t groups_{};
    std::size_t ranks_{};
    std::size_t settings_rank_{};  //!< of all --set together: they stand on one command line
    bool whole_study_{};
    Node tree_;
    OverlayRecord record_;
    Problems problems_;
};

//! An intervention's file has a layout of its own, which is mounted at interventions.<id>.
//! False (and problems) where the file gives no id.
[[nodiscard]] bool mount_intervention(Node& root, Problems& problems);

}  // namespace holdfast
