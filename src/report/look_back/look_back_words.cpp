#include "report/look_back/look_back_words.hpp"

#include "base/text.hpp"
#include "report/look_back/look_back.hpp"
#include "report/words/wording.hpp"

#include <cmath>

#include <fmt/format.h>

namespace holdfast {

namespace report {

std::string rate_words(double value) { return fmt::format("{:.1f}%", value * 100.0); }
std::string ratio_words(double value) { return fmt::format("{:.2f}", value); }
std::string ratio_range(double low, double high) { return ratio_words(low) + " to " + ratio_words(high); }

std::string away_from_1(double ratio)
{
    auto const per_cent = std::lround(std::abs(ratio - 1.0) * 100.0);
    if (per_cent == 0) return "no different";
    return fmt::format("{}% {}", per_cent, ratio < 1.0 ? "lower" : "higher");
}

bool beyond_chance(ComparedRatio const& compared) { return compared.low > 1.0 || compared.high < 1.0; }

namespace {

//! "no different from", "7% lower than"
std::string than(std::string const& away) { return away + (away == "no different" ? " from" : " than"); }

std::string against_expected(LookBack const& found)
{
    auto const away = away_from_1(found.adjusted.ratio);
    auto const text = than(away) + (away == "no different" ? " what was to be expected" : " was to be expected");
    if (beyond_chance(found.adjusted)) return text + ", more than chance explains.";
    // Of no difference there is nothing to be told from chance; the range stands beside it.
    return text + (away == "no different" ? "." : ". That cannot be told from chance.");
}

std::string both_words(LookBack const& found)
{
    auto text =
        fmt::format("Against the change elsewhere leaving in {} is {}; against what was to be expected it is {}. "
                    "The two disagree.",
                    adopters_words(found), away_from_1(found.plain.ratio), away_from_1(found.adjusted.ratio));
    bool const plain = beyond_chance(found.plain);
    bool const adjusted = beyond_chance(found.adjusted);
    if (!plain && !adjusted) return text + " Neither can be told from chance.";
    if (plain && adjusted) return text + " Each is more than chance explains: what was to be expected decides.";
    return text + fmt::format(" The {} cannot be told from chance.", plain ? "second" : "first");
}

}  // namespace

std::string happened_words(LookBack const& found)
{
    if (found.ratios_disagree()) return both_words(found);
    return fmt::format("Leaving in {} is {}", adopters_words(found), against_expected(found));
}

std::string by_per_cent(double ratio)
{
    auto const per_cent = std::lround((ratio - 1.0) * 100.0);
    if (per_cent == 0) return "0%";
    return fmt::format("{}{}%", per_cent < 0 ? "−" : "+", std::abs(per_cent));
}

std::string start_words(LookBack const& found)
{
    double const away = found.here.before / found.typical.before;
    auto const typical = rate_words(found.typical.before);
    auto const per_cent = std::lround(std::abs(away - 1.0) * 100.0);
    if (per_cent == 0) return fmt::format("at the typical {}", typical);
    return fmt::format("{}% {} the typical {}", per_cent, away > 1.0 ? "above" : "below", typical);
}

std::string like_size_words(LookBack const& found)
{
    auto const away = away_from_1(found.like_size);
    auto const who = found.adopters.size() == 1 ? std::string("others of like size")
                                                : fmt::format("sets of {} others", found.adopters.size());
    if (away == "no different") return who + " came out where their start says";
    return fmt::format("{} came out {} than their start says", who, away);
}

}  // namespace report

namespace {

using namespace report;

constexpr std::size_t most_names = 3;  // more are "these 6 authorities"

//! "fell by 28%", "rose by 7%", "stayed as it was"
std::string moved(double ratio)
{
    auto const per_cent = std::lround(std::abs(ratio - 1.0) * 100.0);
    if (per_cent == 0) return "stayed as it was";
    return fmt::format("{} by {}%", ratio < 1.0 ? "fell" : "rose", per_cent);
}

//! Lower, in whole per cent.
bool visibly_lower(double ratio) { return std::lround((1.0 - ratio) * 100.0) > 0; }

//! " What is high falls back by itself."; nothing where the start did not move that way.
std::string why_the_start_moves(LookBack const& found)
{
    double const away = found.here.before / found.typical.before;
    double const moved = found.steps().start;
    if (away > 1.0 && moved < 1.0) return " What is high falls back by itself.";
    if (away < 1.0 && moved > 1.0) return " What is low rises by itself.";
    return "";
}

//! " A fall of 10% was to be expected …", and each part of it with its size: they multiply. Empty where nothing was.
std::string expected_move_words(LookBack const& found)
{
    double const expected = found.expected() / found.here.before;
    auto const per_cent = std::lround(std::abs(expected - 1.0) * 100.0);
    if (per_cent == 0) return "";
    auto const steps = found.steps();
    auto const visible = [](double step) { return std::lround((step - 1.0) * 100.0) != 0; };
    auto text = fmt::format(" A {} of {}% was to be expected without anything being done.",
                            expected < 1.0 ? "fall" : "rise", per_cent);
    if (visible(steps.change_elsewhere))
        text += fmt::format(" The change elsewhere makes {}.", by_per_cent(steps.change_elsewhere));
    if (visible(steps.start))
        text += fmt::format(" The start, {}, makes {}.{}", start_words(found), by_per_cent(steps.start),
                            why_the_start_moves(found));
    if (visible(steps.like_size)) text += fmt::format(" {}.", with_capital(like_size_words(found)));
    return text;
}

}  // namespace

std::string span_words(YearSpan const& span)
{
    return span.first == span.last ? std::to_string(span.first) : fmt::format("{} to {}", span.first, span.last);
}

std::string adopters_words(LookBack const& found)
{
    std::vector<std::string> names;
    for (auto const& adopter : found.adopters) names.push_back(visible(adopter.name));
    return names.size() > most_names ? fmt::format("these {} authorities", names.size()) : in_words(names);
}

std::string before_and_after_words(LookBack const& found)
{
    double const here = found.here.ratio();
    double const elsewhere = found.elsewhere.ratio();
    if (!found.illusion())
        return fmt::format("Here leaving {}. In the rest of England it {} in the same years.", moved(here),
                           moved(elsewhere)) +
               expected_move_words(found);
    bool const something_is_left = found.adjusted.ratio < 1.0;
    auto text = fmt::format("Before and after alone would claim that leaving {}. {} an illusion.", moved(here),
                            something_is_left ? "Part of that is" : "That is");
    if (visibly_lower(elsewhere))
        text += fmt::format(" In the rest of England it {} in the same years, too.", moved(elsewhere));
    text += expected_move_words(found);
    if (something_is_left && !beyond_chance(found.adjusted)) text += " What is left cannot be told from chance.";
    return text;
}

}  // namespace holdfast
