//! What happened here, beside what would have been expected (M33): leaving in an authority or a set of adopters before and after a
//! year, held against all other authorities in the same years.
//!
//! Used are authorities with 40 FTE or more and a leaver or more in every year of both windows. Of a window [a year]:
//!   rate       sum of leavers / sum of FTE at the years' ends
//!   w          the weight of an authority: sum of FTE after
//!   plain      log(after / before) of the adopters together − the same of all others together
//!   residual   log after − (a + b log before), a and b by least squares over all others, weighted with w
//!   adjusted   the adopters' mean residual, weighted with w, − the mean of the placebos
//! Intervals [95%, of the log], k adopters, m others:
//!   several    ± 1.96 · placebo sd · (1 + k/m) / √(1 − k/m) · √(m / (m − 2)); placebos are random sets of k of the others
//!   one        less the 2.5% and 97.5% quantiles (at p (n + 1)) of the others' residuals, each less the mean of the placebos and times
//!              s(w of the adopter) / s(w of its own); s²(w) = c + d/w, by least squares on the squares of the residuals: what all
//!              authorities scatter, and the chance that falls with size. Placebos are the others with half the adopter's w or more
//! The plain figure has the same intervals, of log(after / before) less that of all others in place of the residual.
//! What was to be expected, in three steps that multiply: with G the others' geometric means weighted with w,
//!   expected = before here · (G after / G before) · (before here / G before)^(b − 1) · exp(mean of the placebos)
//! the change elsewhere, where leaving began, and what happened to authorities of like size. Of several adopters the second
//! factor is what is left of the product: each began elsewhere.
//! Tested in tests/panel/look_back_test.cpp: made panels whose truth is known; tests/inputs/look_back_test.cpp: the published one,
//! how often the interval holds nothing where there is nothing, a fall that was planted, and the check values of M33.
#pragma once

#include "holdfast/base/calendar.hpp"
#include "holdfast/panel/panel.hpp"

#include <cmath>
#include <cstdint>
#include <optional>
#include <string>
#include <variant>
#include <vector>

namespace holdfast {

inline constexpr double smallest_to_look_back = 40.0;  //!< FTE: below, a year's leavers are mostly chance
inline constexpr std::size_t fewest_to_compare = 10;   //!< other authorities
inline constexpr int years_of_before = 3;              //!< unless asked otherwise
inline constexpr int years_between =
    1;  //!< the year before the first after is in neither: what is adopted then moves it already
inline constexpr double normal_95 = 1.96;

//! First and last year of a panel; nothing of an empty one.
[[nodiscard]] std::optional<YearSpan> published_years(Panel const&);

struct Windows {
    YearSpan before, after;
    friend bool operator==(Windows const&, Windows const&) = default;
};

struct LookBackQuestion {
    std::vector<std::string> adopters;  //!< DfE numbers
    Windows windows;
    std::uint64_t seed{20260401};
    std::size_t placebo_sets{20'000};  //!< of several adopters
};

//! An authority that cannot be used, and the first year that says so; year 0: it is not in the panel.
struct NotUsable {
    enum class Why { not_in_panel, not_published, too_small, nobody_left } why{};
    std::string number, name;
    int year{};
    double staff{};  //!< of that year [FTE]; of one that is too small
};

//! Why an authority cannot be used in a year; nothing where it can.
[[nodiscard]] std::optional<NotUsable> not_usable_in(std::string const& number, PanelAuthority const&, int year);

//! "Rutland had 22.1 FTE in 2017: …", a sentence without its full stop.
[[nodiscard]] std::string not_usable_words(NotUsable const&);

//! Leavers per FTE at the years' ends, a year.
struct BeforeAfter {
    double before{}, after{};
    [[nodiscard]] double ratio() const { return after / before; }
};

struct AdopterRates {
    std::string number, name;
    BeforeAfter rates;
    double staff{};  //!< after, mean of the years [FTE]
};

//! How far leaving is from what was expected: 1 is as expected, 0.8 a fifth lower.
struct ComparedRatio {
    double ratio{}, low{}, high{};
    double placebo_sd{};  //!< of the log; without what makes the interval honest about few others
};

struct LookBackYear {
    int year{};
    std::optional<double> here, elsewhere;  //!< of those that published it
};

struct LookBack {
    //! What leaving here was multiplied by on the way to what was to be expected.
    struct ExpectedSteps {
        double change_elsewhere{};  //!< of the typical authority
        double start{};             //!< below 1 where leaving began high and falls back, above 1 where it began low
        double like_size{};         //!< others like it, beside what their start says: mean of the placebos
    };

    Windows windows;
    std::vector<AdopterRates> adopters;
    std::vector<NotUsable> left_out;  //!< adopters that were asked for
    std::size_t others{}, placebos{};
    BeforeAfter here, elsewhere;  //!< of the adopters together, and of all others
    double staff{};               //!< of the adopters together, after, mean of the years [FTE]
    double carried_over{};        //!< b: of a start that is 1% higher, so many per cent are left after
    ComparedRatio plain, adjusted;
    std::vector<LookBackYear> years;  //!< all of the panel
    BeforeAfter typical{};            //!< of the others: geometric means, weighted with FTE after
    double like_size{1.0};            //!< as in ExpectedSteps
    std::vector<std::string>
        ignored_inputs{};  //!< filled by who knows a study: what is typed there and moves nothing here

    //! What leaving would have been here [a year].
    [[nodiscard]] double expected() const { return here.after / adjusted.ratio; }
    [[nodiscard]] ExpectedSteps steps() const
    {
        double const change = typical.ratio();
        return {change, expected() / (here.before * change * like_size), like_size};
    }
    //! The plain ratio says more leaving than elsewhere and the adjusted one less than was to be expected, or the other way
    //! round: neither is the answer alone. Less than half a per cent is no difference.
    [[nodiscard]] bool ratios_disagree() const
    {
        constexpr double visible = 0.005;
        return std::abs(plain.ratio - 1.0) >= visible && std::abs(adjusted.ratio - 1.0) >= visible &&
               (plain.ratio < 1.0) != (adjusted.ratio < 1.0);
    }
    //! Before and after alone claim a fall, and one was to be expected.
    [[nodiscard]] bool illusion() const
    {
        return here.ratio() < 1.0 && (elsewhere.ratio() < 1.0 || expected() < here.before);
    }
};

//! Why there is no answer: none of the adopters can be used, or too few others.
struct CannotLookBack {
    std::vector<NotUsable> left_out;
    std::size_t others{};
};
[[nodiscard]] std::variant<LookBack, CannotLookBack> look_back(Panel const&, LookBackQuestion const&);

//! How often the 95% interval holds 1 for adopters who were drawn at random, and so did nothing.
struct NullCoverage {
    std::size_t adopters{}, sets{};
    double adjusted{}, plain{};
    double placebo_alone{};  //!< adjusted ± 1.96 placebo sd
    double mean_log{};       //!< of the adjusted effects: 0 but for chance
};
//! Of so many random sets of each size; nothing where the panel holds too few authorities.
[[nodiscard]] std::vector<NullCoverage> null_coverage(Panel const&, LookBackQuestion const&,
                                                      std::vector<std::size_t> const& sizes, std::size_t sets);

}  // namespace holdfast
