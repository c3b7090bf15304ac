#include "cli/typed/shipped_inputs.hpp"

#include <cstdlib>
#include <filesystem>
#include <system_error>

namespace holdfast::cli {

std::string shipped_inputs()
{
    namespace fs = std::filesystem;
    if (char const* const said = std::getenv("HOLDFAST_INPUTS"); said != nullptr && *said != '\0') return said;
    std::error_code error;
    auto const command = fs::read_symlink("/proc/self/exe", error);
    if (!error) {
        auto const installed = command.parent_path().parent_path() / "share" / "holdfast" / "inputs";
        if (fs::exists(installed / "study.toml", error)) return installed.string();
        // build/<preset>/holdfast in a checkout that was moved after it was built
        auto const checkout = command.parent_path().parent_path().parent_path() / "inputs";
        if (fs::exists(checkout / "study.toml", error)) return checkout.string();
    }
    return HOLDFAST_SOURCE_INPUTS;
}

}  // namespace holdfast::cli
