#include "support/files.hpp"

#include "support/where.hpp"

#include <fstream>
#include <sstream>

namespace holdfast::test {

namespace fs = std::filesystem;

fs::path scratch_path(std::string const& test, std::string const& name)
{
    auto const path = fs::path(where::build()) / test / name;
    fs::remove_all(path);
    fs::create_directories(path.parent_path());
    return path;
}

fs::path scratch_folder(std::string const& test, std::string const& name)
{
    auto const folder = scratch_path(test, name);
    fs::create_directories(folder);
    return folder;
}

std::string text_of(fs::path const& path)
{
    std::ifstream file(path, std::ios::binary);
    std::ostringstream text;
    text << file.rdbuf();
    return text.str();
}

}  // namespace holdfast::test
