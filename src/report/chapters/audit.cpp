#include "report/chapters/audit.hpp"

#include "base/text.hpp"
#include "report/words/wording.hpp"

#include <fmt/format.h>

namespace holdfast::report {

std::string short_hash(std::string const& inputs_hash)
{
    constexpr std::size_t digits = 12;
    return inputs_hash.substr(0, digits);
}

std::string made_with(MadeWith const& with)
{
    if (with.draws == 0)
        return fmt::format("Inputs {}, holdfast {}; the same two give the same figures.", short_hash(with.inputs_hash),
                           with.version);
    return fmt::format("{}{}, seed {}, inputs {}, holdfast {}; the same four give the same figures.",
                       counted(with.draws, "draw", "draws"),
                       with.sampling == Sampling::sobol ? " (scrambled Sobol points, 16 replicates)" : "", with.seed,
                       short_hash(with.inputs_hash), with.version);
}

std::string published_words(PublishedData const& data)
{
    auto text = visible(data.file);
    std::string sep = ": ";
    auto const add = [&](std::string const& part) {
        if (part.empty()) return;
        text += sep + part;
        sep = "; ";
    };
    if (!data.figures_of.empty()) add("figures of " + visible(data.figures_of));
    add(data.date.empty() ? "its date is not stated" : visible(data.date));
    if (!data.sha256.empty()) add("SHA-256 " + visible(short_hash(data.sha256)));
    return text;
}

std::string published_line(std::vector<PublishedData> const& all)
{
    if (all.empty()) return "";
    std::string text;
    for (auto const& data : all) text += (text.empty() ? "Published data: " : ". ") + published_words(data);
    return text + ".";
}

void audit(Paper& paper, MadeWith const& with, std::vector<PublishedData> const& published)
{
    paper.heading("How the figures were made");
    paper.paragraph(made_with(with));
    if (!published.empty()) paper.paragraph(published_line(published));
    if (!with.searched.empty()) paper.paragraph(with.searched);
}

}  // namespace holdfast::report
