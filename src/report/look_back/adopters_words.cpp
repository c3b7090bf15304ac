#include "report/look_back/adopters_words.hpp"

#include "base/text.hpp"
#include "report/look_back/look_back.hpp"
#include "report/look_back/look_back_words.hpp"

#include <fmt/format.h>

namespace holdfast::report {

std::vector<AdoptersFound const*> adopters_of(std::vector<AdoptersFound> const& all, std::string const& intervention)
{
    std::vector<AdoptersFound const*> sets;
    for (auto const& one : all)
        if (one.intervention == intervention) sets.push_back(&one);
    return sets;
}

std::string set_words(AdoptersFound const& set)
{
    std::vector<std::string> names;
    for (auto const& adopter : set.happened.adopters) names.push_back(visible(adopter.name));
    return fmt::format("{}: {}", visible(set.adopters.name), in_words(names));
}

std::string ratio_and_range(ComparedRatio const& compared)
{
    return fmt::format("{} ({})", ratio_words(compared.ratio), ratio_range(compared.low, compared.high));
}

std::string rate_in_years(double rate, YearSpan const& years)
{
    return fmt::format("{} ({})", rate_words(rate), span_words(years));
}

std::vector<std::string> adopters_sentences(AdoptersFound const& set)
{
    auto const& found = set.happened;
    std::vector<std::string> sentences;
    sentences.push_back(happened_words(found));
    sentences.push_back(fmt::format(
        "It was {} of staff a year in {} and {} in {}. Adjusted for where leaving began, the ratio to what was to be "
        "expected is {}, with a 95% range of {}.",
        rate_words(found.here.before), span_words(found.windows.before), rate_words(found.here.after),
        span_words(found.windows.after), ratio_words(found.adjusted.ratio),
        ratio_range(found.adjusted.low, found.adjusted.high)));
    sentences.push_back(
        fmt::format("Against the change in the {} other authorities alone it is {}, with a range of {}.", found.others,
                    ratio_words(found.plain.ratio), ratio_range(found.plain.low, found.plain.high)));
    sentences.push_back(before_and_after_words(found));
    for (auto const& one : found.left_out) sentences.push_back("Left out: " + not_usable_words(one) + ".");
    return sentences;
}

std::string adopters_in_a_cell(AdoptersFound const& set)
{
    auto text = set_words(set) + ".";
    for (auto const& sentence : adopters_sentences(set)) text += " " + sentence;
    if (!set.adopters.note.empty()) text += " " + visible(set.adopters.note);
    return text + " Source: " + visible(set.adopters.source);
}

}  // namespace holdfast::report
