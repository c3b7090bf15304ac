//! The workforce of one authority in whole people (M29): who leaves, moves up and starts is decided person by person, at
//! the chances that the projection of workforce/projection.hpp works with. One FTE counts as one person.
//!
//! A month of one world, with S_k people in band k, F vacancies being filled and L leavers:
//!   leavers      Binomial(S_k, q_k), q_k = 1 − exp(−h_k m_k / 12) (M4)
//!   moving up    Binomial(survivors of band k, 1 − exp(−1/width_k)) (M5)
//!   hires        Binomial(F, 1 − z) + Binomial(L, 1 − τ(1 − z)), z = exp(−1/τ): the chances that a vacancy open at the
//!                month's start, and one that opened at any time within it, is filled by its end (M6, M7)
//!   vacancy      the FTE-months that these vacancies are expected to have been open, given which were filled (M8)
//! All of these are linear in the people, so what is expected is exactly the projection's, month by month. With a limit to
//! hiring it is not: chance wastes room in the months in which it brings few, so that fewer are hired than expected.
//!
//! Where posts grow (M1a), a month's new posts, whole ones that are right on average, are filled as a leaver's are.
//!
//! Years differ by more than the fates of single people: each twelve months have a factor g of their own, the same for all
//! bands and in both worlds, that multiplies the hazard: a month's chance of leaving is 1 − (1 − q_k)^g.
//!
//! The two worlds, without and with a programme, share their people. Who is in both has one fate: of those who leave
//! without the programme, each stays because of it with the chance 1 − q'/q (or, where it drives people away, each who
//! would stay leaves with the chance (q' − q)/(1 − q)); moves up in both; a vacancy in both is filled in both, by the same
//! person. Who is in one world only (somebody kept, or whoever was hired in their place) has a fate of their own. Each
//! world alone does not depend on this; the difference between them does (docs/decisions/0017-whole-people.md).
//!
//! Pure: every fate is a uniform number of the stream that depends on the seed, the draw, the month and what may happen,
//! and the world without a programme is the same whatever it is compared with.
//! Tested in tests/workforce/whole_people_test.cpp: nobody is lost, expectations are the projection's, a closed form,
//! a slow twin that asks person by person.
#pragma once

#include "holdfast/numerics/instruction_set.hpp"
#include "holdfast/workforce/projection.hpp"
#include "numerics/stream.hpp"

#include <array>
#include <cstddef>
#include <cstdint>
#include <optional>
#include <span>
#include <string_view>
#include <vector>

namespace holdfast {

//! The state at the start of a month.
struct WholeWorkforce {
    int bands{1};
    std::array<int, most_bands> staff{};  //!< people by band of tenure
    int frictional{};                     //!< vacancies being filled
    double structural{};                  //!< vacancies that stay [FTE]; nobody ever comes or goes here
    [[nodiscard]] int in_post() const;
    [[nodiscard]] double posts() const { return in_post() + frictional + structural; }
};

//! FTE rounded to people with one uniform number: the running sum of the bands and the vacancies is cut at whole numbers
//! that begin at u. Each is rounded up as often as its fraction says, so all are right on average, and so is every sum;
//! none is off by a whole person.
[[nodiscard]] WholeWorkforce whole_people(Workforce<double> const&, double u);

//! The hires that the authority can manage in a month: C on average, and never off by a whole one over any stretch of
//! months. `u` says where the first whole hire falls.
[[nodiscard]] int most_hires(double a_month, double u, int month);

//! The whole posts that are new in a month (M1a): right on average, and never off by a whole one over any stretch of months.
//! `posts` are established at the start, and grow by the share `monthly_growth` every month.
[[nodiscard]] int new_posts(double posts, double monthly_growth, double u, int month);

//! The uniform numbers that decide one draw of one world: a row for each thing that may happen, a number for each month.
class Fates {
public:
    //! Names them in the stream: "authorities.E06000015.chance".
    Fates(std::string_view name, std::size_t rows, int months);
    void draw(std::uint64_t seed, std::uint64_t draw, InstructionSet = best_instruction_set());
    [[nodiscard]] double at(std::size_t row, int month) const
    {
        return values_[row * static_cast<std::size_t>(months_) + static_cast<std::size_t>(month)];
    }
    [[nodiscard]] std::span<double> row(std::size_t number)
    {
        return std::span(values_).subspan(number * static_cast<std::size_t>(months_),
                                          static_cast<std::size_t>(months_));
    }

private:
    int months_;
    std::vector<BeliefKey> keys_;
    std::vector<double> values_;
};
//! Rows that a world needs.
[[nodiscard]] std::size_t rows_without_programme(int bands);
[[nodiscard]] std::size_t rows_with_programme(int bands);

//! What does not change from month to month in one draw.
struct PeopleChances {
    std::array<double, most_bands> moving_up{};  //!< by band, of the survivors
    double old_filled{};                         //!< 1 − z: a vacancy of the month's start is filled within it
    double new_filled{};        //!< 1 − τ(1 − z): one that opens within the month is filled by its end
    double time_to_old_fill{};  //!< expected months open, of a vacancy of the month's start that is filled within it
    double time_to_new_fill{};  //!< of one that opens within the month and is filled by its end
    double time_unfilled{};     //!< of one that opens within the month and is still open at its end
    std::optional<double> most_hires;  //!< C (M8)
    double begin{};                    //!< `u` of most_hires() and of new_posts()
    double posts{};                    //!< established at the start [FTE]
    double monthly_growth{};           //!< of posts, as a share (M1a)
};
[[nodiscard]] PeopleChances people_chances(Workforce<double> const&, Recruitment<double> const&, double begin);

//! What happened to the people of the world without a programme, month by month: what the other world is built on.
struct WholeMonth {
    std::array<int, most_bands> leavers{};
    std::array<int, most_bands> moved_up{};
    int old_fills{};  //!< vacancies of the month's start for which somebody was found
    int new_fills{};  //!< the same of those that opened in the month; more than the limit are not hired
};

//! g by twelve months, the first first; empty: 1 in all of them.
using YearFactors = std::span<double const>;

//! Projects the world without a programme: `into[t]` is month t, in whole numbers (the vacancy excepted).
//! `leaving` is the chance of leaving in a month by band, the same in all months. `fates` has rows_without_programme rows.
//! `happened` may be empty where nothing is built on it; otherwise it is as long as `into`.
void project_people(WholeWorkforce const&, PeopleChances const&, std::span<double const> leaving, YearFactors,
                    Fates const& fates, std::span<WholeMonth> happened, std::span<MonthFlows<double>> into);

//! Projects the world with a programme beside the one without. `leaving_with` is as leaving_by_phase gives it for the
//! schedule. `fates` has rows_with_programme rows.
void project_people_with(WholeWorkforce const&, PeopleChances const&, std::span<double const> leaving_without,
                         std::span<WholeMonth const> happened_without, std::span<double const> leaving_with,
                         EffectSchedule const&, YearFactors, Fates const& fates, std::span<MonthFlows<double>> into);

}  // namespace holdfast
