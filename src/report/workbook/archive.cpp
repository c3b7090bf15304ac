#include "report/workbook/archive.hpp"

#include <algorithm>
#include <cstdint>
#include <string>

#include <zlib.h>

namespace holdfast::report {

namespace {

//! Little-endian, as archives have it; 0 beyond the end.
std::uint32_t number_at(std::string_view bytes, std::size_t at, std::size_t size)
{
    if (at + size > bytes.size()) return 0;
    std::uint32_t number = 0;
    for (std::size_t i = size; i-- > 0;) number = number << 8U | static_cast<unsigned char>(bytes[at + i]);
    return number;
}

//! What was packed; empty where it cannot be unpacked.
std::string unpacked(std::string_view packed, std::size_t size)
{
    std::string in(packed);
    std::string out(size, '\0');
    z_stream stream{};
    stream.next_in = reinterpret_cast<Bytef*>(in.data());
    stream.avail_in = static_cast<uInt>(in.size());
    stream.next_out = reinterpret_cast<Bytef*>(out.data());
    stream.avail_out = static_cast<uInt>(out.size());
    constexpr int without_head = -MAX_WBITS;
    if (inflateInit2(&stream, without_head) != Z_OK) return {};
    bool const done = inflate(&stream, Z_FINISH) == Z_STREAM_END && stream.total_out == size;
    inflateEnd(&stream);
    return done ? out : std::string{};
}

//! "…<worksheet …>…</worksheet>"
bool is_whole(std::string_view document)
{
    auto at = document.find('<');
    while (at != std::string_view::npos && at + 1 < document.size() && document[at + 1] == '?')
        at = document.find('<', at + 1);
    if (at == std::string_view::npos) return false;
    auto const root = document.substr(at + 1, document.find_first_of(" />\n", at + 1) - at - 1);
    while (!document.empty() && (document.back() == '\n' || document.back() == '\r')) document.remove_suffix(1);
    return document.ends_with("</" + std::string(root) + ">");
}

}  // namespace

bool holds_whole_documents(std::string_view archive)
{
    using namespace std::string_view_literals;
    constexpr std::size_t entry_size = 46;
    constexpr std::size_t local_size = 30;
    constexpr std::uint32_t deflated = 8;
    auto const end = archive.rfind("PK\x05\x06"sv);
    if (end == std::string_view::npos) return false;
    auto const count = number_at(archive, end + 10, 2);
    std::size_t at = number_at(archive, end + 16, 4);
    for (std::uint32_t i = 0; i < count; ++i) {
        if (archive.substr(std::min(at, archive.size()), 4) != "PK\x01\x02"sv) return false;
        auto const method = number_at(archive, at + 10, 2);
        auto const packed = number_at(archive, at + 20, 4);
        auto const size = number_at(archive, at + 24, 4);
        std::size_t const local = number_at(archive, at + 42, 4);
        auto const data = local + local_size + number_at(archive, local + 26, 2) + number_at(archive, local + 28, 2);
        if (data + packed > archive.size()) return false;
        auto const bytes = archive.substr(data, packed);
        if (!(method == deflated ? is_whole(unpacked(bytes, size)) : is_whole(bytes))) return false;
        at += entry_size + number_at(archive, at + 28, 2) + number_at(archive, at + 30, 2) +
              number_at(archive, at + 32, 2);
    }
    return count > 0;
}

}  // namespace holdfast::report
