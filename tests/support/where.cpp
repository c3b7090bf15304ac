#include "support/where.hpp"

#include <cstdlib>

namespace holdfast::where {

std::string project() { return HOLDFAST_ROOT; }
std::string build() { return HOLDFAST_BUILD; }
std::string command() { return HOLDFAST_COMMAND; }
std::string version() { return HOLDFAST_VERSION; }

std::string shared()
{
    auto const* elsewhere = std::getenv("HOLDFAST_SHARED");
    return elsewhere != nullptr ? elsewhere : project() + "/../shared";
}

}  // namespace holdfast::where
