#include "answers.hpp"

#include "output_files.hpp"
#include "terminal.hpp"

#include <cstdio>

#include <fmt/format.h>

namespace holdfast::cli {

namespace {

ExitCode could_not_write(std::string const& why)
{
    fmt::print(stderr, "holdfast: {}\n", why);
    return ExitCode::could_not_write;
}

}  // namespace

ExitCode wrong_usage(std::string const& says)
{
    fmt::print(stderr, "holdfast: {}\n", says);
    return ExitCode::wrong_usage;
}

ExitCode hand_over(std::string const& text, std::string const& out)
{
    if (!out.empty()) {
        auto const failure = write_file(out, text);
        return failure ? could_not_write(*failure) : ExitCode::done;
    }
    if (std::fwrite(text.data(), 1, text.size(), stdout) == text.size() && std::fflush(stdout) == 0)
        return ExitCode::done;
    return could_not_write("could not write to standard output");
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
        if (!failure) failure = write_file(folder + "/" + file.name, file.text);
    return failure ? could_not_write(*failure) : ExitCode::done;
}

}  // namespace holdfast::cli
