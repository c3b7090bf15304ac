#include "answers.hpp"

#include "output_files.hpp"
#include "output_target.hpp"
#include "standard_streams.hpp"
#include "terminal.hpp"

#include <cerrno>
#include <system_error>

namespace holdfast::cli {

namespace {

ExitCode could_not_write(std::string const& why)
{
    say("holdfast: {}\n", why);
    return ExitCode::could_not_write;
}

}  // namespace

ExitCode wrong_usage(std::string const& says)
{
    say("holdfast: {}\n", says);
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

}  // namespace holdfast::cli
