// The page words its figures itself: web/report/test/words.json holds pairs that both sides must give.
#include "report/words/wording.hpp"

#include "holdfast/base/money.hpp"
#include "support/where.hpp"

#include <cstdlib>
#include <fstream>
#include <functional>
#include <map>
#include <string>

#include <gtest/gtest.h>
#include <nlohmann/json.hpp>

namespace {

using namespace holdfast;

TEST(page_words, are_those_of_the_command)
{
    std::map<std::string, std::function<std::string(double)>> const say{{"in_short", in_short},
                                                                        {"spoken", report::spoken},
                                                                        {"chance", report::chance},
                                                                        {"percent", report::percent},
                                                                        {"figure", report::figure}};
    std::ifstream file(where::project() + "/web/report/test/words.json");
    auto const pairs = nlohmann::json::parse(file);
    EXPECT_GT(pairs.size(), 100u);
    for (auto const& pair : pairs) {
        auto const value = pair.at("value").get<double>();
        EXPECT_EQ(say.at(pair.at("says").get<std::string>())(value), pair.at("text").get<std::string>()) << value;
    }
}

}  // namespace
