#include "study/cash_rests_on.hpp"

#include <algorithm>

namespace holdfast {

namespace {

ByPart<bool> unless_only_hours_say_it(ByPart<bool> paid, bool hours_are_a_guess)
{
    if (paid == ByPart<bool>{} && hours_are_a_guess) at(paid, CostPart::guessed) = true;
    return paid;
}

}  // namespace

ByPart<bool> cash_rests_on(Intervention const& intervention)
{
    return unless_only_hours_say_it(intervention.cash_parts(), intervention.guesses_hours());
}

ByPart<bool> cash_rests_on(std::vector<Intervention const*> const& members)
{
    return unless_only_hours_say_it(cash_parts_of(members),
                                    std::any_of(members.begin(), members.end(),
                                                [](Intervention const* member) { return member->guesses_hours(); }));
}

}  // namespace holdfast
