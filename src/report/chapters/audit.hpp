//! What somebody needs to get the same figures again: said in the same words at the end of every page.
#pragma once

#include "holdfast/study/study.hpp"
#include "report/forms/paper.hpp"

#include <cstdint>
#include <string>
#include <vector>

namespace holdfast::report {

struct MadeWith {
    std::uint64_t draws{};  //!< 0: nothing was drawn
    std::uint64_t seed{};
    std::string inputs_hash, version;
    Sampling sampling{Sampling::philox};
    std::string searched{};  //!< when evidence was last looked for, as a sentence; empty where there is none
};
//! "10,000 draws, seed 20260401, inputs f3fc52372e7d, holdfast 0.1.0; the same four give the same figures."
[[nodiscard]] std::string made_with(MadeWith const&);
//! The first digits of a hash: as every page shows it.
[[nodiscard]] std::string short_hash(std::string const& inputs_hash);

//! "csww_indicators_2017_to_2025.csv: figures of 30 September 2025; April 2026, as held in …; SHA-256 9e058bac193c…"
[[nodiscard]] std::string published_words(PublishedData const&);
//! The whole line, "Published data: …"; empty where the inputs name no file.
[[nodiscard]] std::string published_line(std::vector<PublishedData> const&);

//! The chapter that ends a page: what it was made with, and of which published files.
void audit(Paper&, MadeWith const&, std::vector<PublishedData> const&);

}  // namespace holdfast::report
