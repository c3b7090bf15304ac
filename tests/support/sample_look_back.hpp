//! What look-back says of one authority: 20% before and 14% after; elsewhere 16% and 15%; adjusted 0.9 (0.7 to 1.2).
#pragma once

#include "holdfast/panel/look_back.hpp"

namespace holdfast::sample {

inline LookBack look_back()
{
    LookBack found;
    found.windows = {{2017, 2019}, {2021, 2025}};
    found.adopters = {{"383", "Leeds", {0.20, 0.14}, 500.0}};
    found.others = 131;
    found.placebos = 36;
    found.here = {0.20, 0.14};
    found.elsewhere = {0.16, 0.15};
    found.staff = 500.0;
    found.carried_over = 0.44;
    found.typical = {0.155, 0.145};
    found.like_size = 0.97;
    found.plain = {0.75, 0.6, 1.1, 0.15};
    found.adjusted = {0.9, 0.7, 1.2, 0.13};
    found.years = {{2017, 0.21, 0.16}, {2018, 0.19, 0.16}, {2020, {}, 0.15}, {2021, 0.14, 0.15}};
    return found;
}

}  // namespace holdfast::sample
