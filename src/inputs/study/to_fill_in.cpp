#include "inputs/study/to_fill_in.hpp"

#include "base/text.hpp"

#include <algorithm>
#include <string>
#include <utility>
#include <vector>

#include <fmt/format.h>

namespace holdfast {

namespace {

struct Open {
    std::string path;
    Spot at;
};

void gather(Node const& node, std::string const& path, std::vector<Open>& open)
{
    if (node.is_text() && trimmed(node.text) == to_fill_in) open.push_back({path, node.at});
    for (std::size_t i = 0; i < node.items.size(); ++i)
        gather(node.items[i], node.items.size() > 1 ? fmt::format("{}.{}", path, i + 1) : path, open);
    for (auto const& entry : node.entries) gather(entry.value, path.empty() ? entry.key : path + "." + entry.key, open);
}

}  // namespace

void ask_to_fill_in(Node const& tree, Reading& reading)
{
    std::vector<Open> open;
    gather(tree, "", open);
    for (auto const& [path, spot] : open) {
        auto const at = place_of(spot);
        std::erase_if(reading.problems, [&at](Problem const& problem) { return problem.at == at; });
        std::erase_if(reading.unless_wrong, [&at](Problem const& problem) { return problem.at == at; });
        reading.error(spot, path, fmt::format("{} is still to be filled in", path),
                      "write your own in place of \"fill in\"; the words beside it say what is asked for");
    }
}

}  // namespace holdfast
