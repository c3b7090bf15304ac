#include "cli/output/output_folder.hpp"

#include "base/text.hpp"
#include "cli/output/output_files.hpp"
#include "inputs/files/inputs_hash.hpp"

#include <algorithm>
#include <fstream>
#include <map>
#include <set>
#include <sstream>

#include <fmt/format.h>
#include <unistd.h>

namespace holdfast::cli {

namespace {

using report::FileList;
using report::ListedFile;

std::optional<std::string> bytes_of(std::string const& path)
{
    if (kind_at(path) != PathKind::plain_file) return std::nullopt;
    std::ifstream file(path, std::ios::binary);
    std::ostringstream text;
    if (!(text << file.rdbuf()) && file.peek() != std::ifstream::traits_type::eof()) return std::nullopt;
    return text.str();
}

std::optional<FileList> list_at(std::string const& path)
{
    auto const text = bytes_of(path);
    return text ? report::file_list_from(*text) : std::nullopt;
}

//! Are these the bytes that a list names? A file that is not there matches nothing.
bool is_as_listed(std::string const& folder, ListedFile const& file)
{
    auto const bytes = bytes_of(folder + "/" + file.name);
    return bytes && sha256(*bytes) == file.sha256;
}

//! "a, b and c", and of many the first three and how many more.
std::string some_of(std::vector<std::string> names)
{
    constexpr std::size_t most = 3;
    if (names.size() > most + 1) {
        auto const more = names.size() - most;
        names.resize(most);
        names.push_back(fmt::format("{} more", more));
    }
    for (auto& name : names) name = visible(name);
    return in_words(names);
}

bool lists(FileList const& list, std::string const& name)
{
    return std::any_of(list.files.begin(), list.files.end(), [&](auto const& file) { return file.name == name; });
}

//! Writes the files of one run into one folder, step by step.
class FolderWriter {
public:
    FolderWriter(std::string folder, std::vector<NamedText> const& files, std::function<void()> const& after_each_step)
        : folder_(std::move(folder)), files_(files), after_each_step_(after_each_step)
    {
    }

    std::optional<std::string> write(report::WrittenBy const& by)
    {
        if (auto why = make_folders()) return why;
        if (auto why = not_ours_to_replace()) return why;
        before_ = list_at(at(list_name));
        stopped_ = list_at(at(unfinished_name));
        take_away_temporaries();
        FileList list{by, {}, {}};
        for (auto const& file : files_) list.files.push_back({file.name, sha256(file.text)});
        if (auto why = announce(list)) return why;
        if (auto why = stage(report::file_list_json(list))) return why;
        return put_in_place(list);
    }

    std::vector<std::string> notes;

private:
    [[nodiscard]] std::string at(std::string const& name) const { return folder_ + "/" + name; }
    [[nodiscard]] std::string staged(std::string const& name) const { return at(name) + ending_; }
    void stepped() const
    {
        if (after_each_step_) after_each_step_();
    }

    std::optional<std::string> make_folders()
    {
        if (auto why = make_folder(folder_)) return why;
        folders_ = {folder_};
        for (auto const& file : files_)
            if (auto const slash = file.name.find('/'); slash != std::string::npos)
                folders_.insert(at(file.name.substr(0, slash)));
        for (auto const& below : folders_)
            if (auto why = make_folder(below)) return why;
        return std::nullopt;
    }

    //! A link, a device or a folder in a file's place is somebody's, and stays.
    [[nodiscard]] std::optional<std::string> not_ours_to_replace() const
    {
        std::vector<std::string> paths{at(list_name), at(unfinished_name)};
        for (auto const& file : files_) paths.push_back(at(file.name));
        for (auto const& path : paths) {
            auto const is = kind_at(path);
            if (is == PathKind::folder) return fmt::format("{}: is a folder, not a file; nothing was written", path);
            if (is == PathKind::something_else)
                return fmt::format("{}: is no plain file (perhaps a link) and was left alone; nothing was written",
                                   path);
        }
        return std::nullopt;
    }

    //! What a run that was stopped left under its temporary names.
    void take_away_temporaries() const
    {
        if (!stopped_ || stopped_->unfinished.empty()) return;
        ::unlink((at(list_name) + stopped_->unfinished).c_str());
        for (auto const& file : stopped_->files) ::unlink((at(file.name) + stopped_->unfinished).c_str());
    }

    //! Before anything is written: all names that may be in the folder if this run is stopped. The temporary name of this
    //! announcement is always the same, since nothing announces it.
    std::optional<std::string> announce(FileList const& list)
    {
        std::vector<std::string> paths{at(list_name)};
        for (auto const& file : files_) paths.push_back(at(file.name));
        ending_ = free_ending(paths);
        auto all = list;
        all.unfinished = ending_;
        for (auto const* known : {&before_, &stopped_})
            if (*known) all.files.insert(all.files.end(), (*known)->files.begin(), (*known)->files.end());
        auto const place = at(unfinished_name);
        auto const beside = place + ".part";
        ::unlink(beside.c_str());
        if (auto why = write_new(beside, report::file_list_json(all), std::nullopt, place)) return why;
        stepped();
        auto why = rename_to(beside, place);
        settle(folder_);
        stepped();
        return why;
    }

    std::optional<std::string> stage(std::string const& list)
    {
        for (auto const& file : files_) {
            auto const path = at(file.name);
            if (auto why = write_new(staged(file.name), file.text, mode_of(path), path)) {
                give_up();
                return why;
            }
            stepped();
        }
        auto why = write_new(staged(list_name), list, mode_of(at(list_name)), at(list_name));
        if (why) give_up();
        stepped();
        return why;
    }

    //! Nothing was replaced: what was there stays, with its list. A run that was stopped before stays announced.
    void give_up() const
    {
        for (auto const& file : files_) ::unlink(staged(file.name).c_str());
        if (before_ || !stopped_) ::unlink(at(unfinished_name).c_str());
    }

    std::optional<std::string> put_in_place(FileList const& list)
    {
        ::unlink(at(list_name).c_str());
        settle(folder_);
        stepped();
        for (auto const& file : files_) {
            if (auto why = rename_to(staged(file.name), at(file.name))) return why;
            stepped();
        }
        delete_what_is_no_more(list);
        for (auto const& below : folders_) settle(below);
        if (auto why = rename_to(staged(list_name), at(list_name))) return why;
        settle(folder_);
        stepped();
        ::unlink(at(unfinished_name).c_str());
        return std::nullopt;
    }

    void delete_what_is_no_more(FileList const& list)
    {
        std::map<std::string, std::set<std::string>> hashes;  // of what earlier runs wrote, by name
        for (auto const* known : {&before_, &stopped_})
            if (*known)
                for (auto const& file : (*known)->files)
                    if (!lists(list, file.name)) hashes[file.name].insert(file.sha256);
        std::vector<std::string> changed;
        for (auto const& [name, written] : hashes) {
            auto const bytes = bytes_of(at(name));
            if (!bytes) continue;
            if (written.contains(sha256(*bytes))) ::unlink(at(name).c_str());
            else changed.push_back(name);
            stepped();
        }
        if (!changed.empty())
            notes.push_back(fmt::format("{}: {} of an earlier run, changed since, {} left there", folder_,
                                        some_of(changed), changed.size() == 1 ? "is" : "are"));
    }

    std::string folder_;
    std::vector<NamedText> const& files_;
    std::function<void()> const& after_each_step_;
    std::set<std::string> folders_;
    std::string ending_;
    std::optional<FileList> before_, stopped_;
};

}  // namespace

std::optional<std::string> why_unfinished(std::string const& folder, std::vector<std::string> const& names)
{
    auto const wanted = [&](std::string const& name) {
        return names.empty() || std::find(names.begin(), names.end(), name) != names.end();
    };
    auto const list = list_at(folder + "/" + list_name);
    if (!list && exists(folder + "/" + list_name))
        return fmt::format("{}: {} cannot be read, so that whether these files are whole is not known", folder,
                           list_name);
    if (!list) {
        auto const stopped = list_at(folder + "/" + unfinished_name);
        bool const any = stopped && std::any_of(stopped->files.begin(), stopped->files.end(),
                                                [&](auto const& file) { return wanted(file.name); });
        if (!any) return std::nullopt;
        return fmt::format("{}: the run that wrote here last did not finish, so that these files may be of two runs",
                           folder);
    }
    std::vector<std::string> missing;
    std::vector<std::string> different;
    for (auto const& file : list->files) {
        if (!wanted(file.name) || is_as_listed(folder, file)) continue;
        (exists(folder + "/" + file.name) ? different : missing).push_back(file.name);
    }
    if (missing.empty() && different.empty()) return std::nullopt;
    std::string what;
    if (!different.empty())
        what = fmt::format("{} {} not as {} says", some_of(different), different.size() == 1 ? "is" : "are", list_name);
    if (!missing.empty())
        what += fmt::format("{}{} {} not there", what.empty() ? "" : ", and ", some_of(missing),
                            missing.size() == 1 ? "is" : "are");
    return fmt::format("{}: {}: changed since, or of a run that did not finish", folder, what);
}

std::vector<std::string> unfinished_among(std::vector<std::string> const& paths)
{
    std::map<std::string, std::vector<std::string>> by_folder;
    for (auto const& path : paths) {
        if (path.empty()) continue;
        auto const slash = path.find_last_of('/');
        by_folder[slash == std::string::npos ? "." : path.substr(0, std::max<std::size_t>(slash, 1))].push_back(
            slash == std::string::npos ? path : path.substr(slash + 1));
    }
    std::vector<std::string> all;
    for (auto const& [folder, names] : by_folder)
        if (auto why = why_unfinished(folder, names)) all.push_back(*std::move(why));
    return all;
}

WrittenFolder write_folder(std::string const& folder, std::vector<NamedText> const& files, report::WrittenBy const& by,
                           std::function<void()> const& after_each_step)
{
    WrittenFolder written;
    if (auto why = why_unfinished(folder)) {
        written.notes.push_back(*std::move(why));
    } else if (!exists(folder + "/" + list_name)) {
        std::vector<std::string> there;
        for (auto const& file : files)
            if (exists(folder + "/" + file.name)) there.push_back(file.name);
        if (!there.empty())
            written.notes.push_back(fmt::format("{}: there is no {} beside {}: whether {} finished is not known",
                                                folder, list_name, some_of(there),
                                                there.size() == 1 ? "it was" : "they were"));
    }
    FolderWriter writer(folder, files, after_each_step);
    written.failure = writer.write(by);
    written.notes.insert(written.notes.end(), writer.notes.begin(), writer.notes.end());
    return written;
}

}  // namespace holdfast::cli
