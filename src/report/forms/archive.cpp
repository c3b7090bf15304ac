#include "report/forms/archive.hpp"

#include "holdfast/base/contract.hpp"

#include <algorithm>
#include <cstdint>
#include <string>

#include <zlib.h>

namespace holdfast::report {

namespace {

using namespace std::string_view_literals;

constexpr auto local_mark = "PK\x03\x04"sv;
constexpr auto entry_mark = "PK\x01\x02"sv;
constexpr auto end_mark = "PK\x05\x06"sv;
constexpr std::uint32_t deflated = 8;
constexpr std::uint32_t first_of_1980 = 0x0021'0000;  // the earliest that an archive can say
constexpr int without_head = -MAX_WBITS;

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
    if (inflateInit2(&stream, without_head) != Z_OK) return {};
    bool const done = inflate(&stream, Z_FINISH) == Z_STREAM_END && stream.total_out == size;
    inflateEnd(&stream);
    return done ? out : std::string{};
}

std::string packed(std::string const& text)
{
    std::string in = text;
    z_stream stream{};
    constexpr int memory = 8;
    require(deflateInit2(&stream, Z_DEFAULT_COMPRESSION, Z_DEFLATED, without_head, memory, Z_DEFAULT_STRATEGY) == Z_OK,
            "zlib starts");
    std::string out(deflateBound(&stream, static_cast<uLong>(in.size())), '\0');
    stream.next_in = reinterpret_cast<Bytef*>(in.data());
    stream.avail_in = static_cast<uInt>(in.size());
    stream.next_out = reinterpret_cast<Bytef*>(out.data());
    stream.avail_out = static_cast<uInt>(out.size());
    require(deflate(&stream, Z_FINISH) == Z_STREAM_END, "a bound holds what is compressed");
    out.resize(stream.total_out);
    deflateEnd(&stream);
    return out;
}

void put(std::string& bytes, std::size_t number, std::size_t size)
{
    for (std::size_t i = 0; i < size; ++i) bytes += static_cast<char>(number >> 8U * i & 0xFFU);
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

std::optional<std::vector<ArchivePart>> parts_in(std::string_view archive)
{
    constexpr std::size_t entry_size = 46;
    constexpr std::size_t local_size = 30;
    auto const end = archive.rfind(end_mark);
    if (end == std::string_view::npos) return std::nullopt;
    auto const count = number_at(archive, end + 10, 2);
    std::size_t at = number_at(archive, end + 16, 4);
    std::vector<ArchivePart> parts;
    for (std::uint32_t i = 0; i < count; ++i) {
        if (archive.substr(std::min(at, archive.size()), 4) != entry_mark) return std::nullopt;
        auto const method = number_at(archive, at + 10, 2);
        auto const packed = number_at(archive, at + 20, 4);
        auto const size = number_at(archive, at + 24, 4);
        std::size_t const local = number_at(archive, at + 42, 4);
        auto const data = local + local_size + number_at(archive, local + 26, 2) + number_at(archive, local + 28, 2);
        if (data + packed > archive.size()) return std::nullopt;
        auto const name_size = number_at(archive, at + 28, 2);
        auto const bytes = archive.substr(data, packed);
        parts.push_back({std::string(archive.substr(at + entry_size, name_size)),
                         method == deflated ? unpacked(bytes, size) : std::string(bytes)});
        if (parts.back().text.size() != size) return std::nullopt;
        at += entry_size + name_size + number_at(archive, at + 30, 2) + number_at(archive, at + 32, 2);
    }
    return parts;
}

std::string archive_of(std::vector<ArchivePart> const& parts)
{
    std::string bytes;
    std::string list;
    for (auto const& [name, text] : parts) {
        auto const compressed = packed(text);
        std::string about;  // the same in both places
        put(about, 20, 2);  // the version that is needed to read it
        put(about, 0, 2);
        put(about, deflated, 2);
        put(about, first_of_1980, 4);
        put(about, crc32(0, reinterpret_cast<Bytef const*>(text.data()), static_cast<uInt>(text.size())), 4);
        put(about, compressed.size(), 4);
        put(about, text.size(), 4);
        put(about, name.size(), 2);
        put(about, 0, 2);
        auto const begins = bytes.size();
        bytes.append(local_mark).append(about).append(name).append(compressed);
        list.append(entry_mark);
        put(list, 20, 2);
        list += about;
        for (int i = 0; i < 3; ++i) put(list, 0, 2);  // no remark, one disk, no kind of text
        put(list, 0, 4);
        put(list, begins, 4);
        list += name;
    }
    auto const list_begins = bytes.size();
    bytes.append(list).append(end_mark);
    put(bytes, 0, 4);
    put(bytes, parts.size(), 2);
    put(bytes, parts.size(), 2);
    put(bytes, list.size(), 4);
    put(bytes, list_begins, 4);
    put(bytes, 0, 2);
    return bytes;
}

bool holds_whole_documents(std::string_view archive)
{
    auto const parts = parts_in(archive);
    return parts && !parts->empty() &&
           std::all_of(parts->begin(), parts->end(), [](ArchivePart const& part) { return is_whole(part.text); });
}

}  // namespace holdfast::report
