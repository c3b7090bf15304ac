#include "cli/output/answers.hpp"

#include "cli/output/output_files.hpp"
#include "cli/output/output_target.hpp"
#include "cli/output/standard_streams.hpp"
#include "cli/output/terminal.hpp"

#include <algorithm>
#include <cerrno>
#include <filesystem>
#include <system_error>
#include <utility>

#include <fmt/format.h>

namespace holdfast::cli {

namespace {

ExitCode could_not_write(std::string const& why)
{
    say_sentence("holdfast: {}", why);
    return ExitCode::could_not_write;
}

}  // namespace

ExitCode wrong_usage(std::string const& says)
{
    say_sentence("holdfast: {}", says);
    return ExitCode::wrong_usage;
}

ExitCode hand_over(std::string const& text, std::string const& out)
{
    if (!out.empty()) {
        auto const failure = write_out(out, text);
        return failure ? could_not_write(*failure) : ExitCode::done;
    }
    int const error = print_text(text);
    if (error == 0) return ExitCode::done;
    // A reader that has gone, as `head` does, has seen what it wanted: no complaint, but not "done" either.
    if (error == EPIPE) return ExitCode::could_not_write;
    return could_not_write("could not write to standard output: " + std::generic_category().message(error));
}

TextStyle style_of_page(std::string const& out)
{
    auto style = style_of_output();
    style.colour = style.colour && out.empty();
    return style;
}

ExitCode write_files(std::string const& folder, std::vector<NamedText> const& files)
{
    auto failure = make_folder(folder);
    for (auto const& file : files)
        if (!failure) failure = write_out(folder + "/" + file.name, file.text);
    return failure ? could_not_write(*failure) : ExitCode::done;
}

void OutputFolders::add(std::string const& folder, std::vector<NamedText> files)
{
    std::error_code unknown;
    // Absolute first: of a relative path that is not there yet, "x" and "./x" would stay two.
    auto const whole = std::filesystem::absolute(folder, unknown) / "";
    auto const canonical = std::filesystem::weakly_canonical(whole, unknown).string();
    auto found = std::find_if(folders_.begin(), folders_.end(), [&](Folder const& known) {
        return unknown ? known.path == folder : known.canonical == canonical;
    });
    if (found == folders_.end()) found = folders_.insert(found, Folder{folder, canonical, {}});
    for (auto& file : files) {
        auto const is_there = std::any_of(found->files.begin(), found->files.end(),
                                          [&](NamedText const& other) { return other.name == file.name; });
        if (!is_there) found->files.push_back(std::move(file));  // of one run, and so the same
    }
}

ExitCode OutputFolders::write(report::WrittenBy const& by) const
{
    for (auto const& folder : folders_) {
        auto const written = write_folder(folder.path, folder.files, by);
        for (auto const& note : written.notes) say_sentence("note: {}", note);
        if (written.failure) return could_not_write(*written.failure);
    }
    return ExitCode::done;
}

ExitCode write_into(std::string const& folder, std::vector<NamedText> files, report::WrittenBy const& by)
{
    OutputFolders folders;
    folders.add(folder, std::move(files));
    return folders.write(by);
}

void show_unfinished(std::vector<std::string> const& paths)
{
    for (auto const& sentence : unfinished_among(paths)) say_sentence("warning: {}", sentence);
}

}  // namespace holdfast::cli
