//! holdfast: the command. It parses what was typed, calls the library, prints, and says how it went.
#include "cli/command_line.hpp"
#include "cli/output/standard_streams.hpp"

#include <exception>
#include <new>
#include <system_error>

namespace {

using namespace holdfast::cli;

//! Says without asking for memory.
ExitCode no_memory()
{
    say_text(
        "holdfast: there is not enough memory for this: choose fewer authorities or draws, or run it where more may be "
        "used\n");
    return ExitCode::machine_too_small;
}

ExitCode fault(char const* what)
{
    say_text("holdfast: a fault in holdfast itself, please report it: ");
    say_text(what);
    say_text("\n");
    return ExitCode::fault_of_ours;
}

ExitCode everything(int argc, char const* const* argv)
{
    try {
        return command_line(argc, argv);
    } catch (std::bad_alloc const&) {
        return no_memory();
    } catch (std::system_error const& error) {
        return error.code() == std::errc::not_enough_memory ? no_memory() : fault(error.what());
    } catch (std::exception const& error) {
        return fault(error.what());
    }
}

}  // namespace

int main(int argc, char** argv)
{
    prepare_standard_streams();
    return static_cast<int>(everything(argc, argv));
}
