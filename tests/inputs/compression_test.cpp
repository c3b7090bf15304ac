#include "inputs/files/compression.hpp"

#include <string>

#include <gtest/gtest.h>

using namespace holdfast;

namespace {

constexpr std::size_t plenty = 10'000'000;

std::string text_of(std::string const& bytes)
{
    auto const read = decompressed(bytes, plenty);
    if (auto const* why = std::get_if<CannotRead>(&read)) return "not read: " + why->why;
    return std::get<std::string>(read);
}

std::string why_not(std::string const& bytes, std::size_t largest = plenty)
{
    auto const read = decompressed(bytes, largest);
    auto const* why = std::get_if<CannotRead>(&read);
    return why == nullptr ? "was read" : why->why;
}

std::string numbers()
{
    std::string text = "a,b\n";
    for (int i = 0; i < 40'000; ++i) text += std::to_string(0.1 * i) + "," + std::to_string(i * i) + "\n";
    return text;
}

}  // namespace

TEST(Compression, gives_back_the_text_to_the_last_byte)
{
    for (auto const& text : {std::string{}, std::string("a\n"), std::string("\0\xFF", 2), numbers()}) {
        auto const bytes = compressed(text);
        EXPECT_TRUE(is_compressed(bytes));
        EXPECT_EQ(text_of(bytes), text);
        EXPECT_EQ(bytes, compressed(text));
    }
    EXPECT_LT(compressed(numbers()).size(), numbers().size() / 2);
    EXPECT_FALSE(is_compressed("a,b\n1,2\n"));
    EXPECT_FALSE(is_compressed(""));
}

TEST(Compression, reads_frames_one_after_another)
{
    EXPECT_EQ(text_of(compressed("a,b\n") + compressed("1,2\n")), "a,b\n1,2\n");
}

TEST(Compression, says_where_a_file_is_cut_short_damaged_or_something_else)
{
    auto const bytes = compressed(numbers());
    for (std::size_t const length :
         {std::size_t{0}, std::size_t{3}, std::size_t{10}, bytes.size() / 2, bytes.size() - 1})
        EXPECT_EQ(why_not(bytes.substr(0, length)), "is cut short") << length;
    auto changed = bytes;
    changed[bytes.size() - 2] = static_cast<char>(changed[bytes.size() - 2] ^ 1);  // of the checksum
    EXPECT_NE(why_not(changed).find("is damaged"), std::string::npos) << why_not(changed);
    EXPECT_NE(why_not("a,b\n1,2\n").find("not compressed with zstd"), std::string::npos);
    EXPECT_NE(why_not(bytes + "a,b\n").find("is damaged"), std::string::npos) << "something after the end";
}

TEST(Compression, stops_where_the_text_is_larger_than_allowed)
{
    EXPECT_EQ(why_not(compressed(std::string(3'000'000, ' ')), 2'000'000), "holds more than 2 MB");
    EXPECT_EQ(why_not(compressed(std::string(2'000'000, ' ')), 2'000'000), "was read");
}
