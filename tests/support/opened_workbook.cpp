#include "support/opened_workbook.hpp"

#include "support/files.hpp"

#include <array>
#include <cstdint>
#include <cstdlib>
#include <filesystem>
#include <fstream>
#include <functional>

#include <fmt/format.h>
#include <gtest/gtest.h>
#include <zlib.h>

namespace holdfast::test {

namespace {

namespace fs = std::filesystem;

std::uint32_t number_at(std::string const& bytes, std::size_t at, std::size_t size)
{
    std::uint32_t number = 0;
    for (std::size_t i = size; i-- > 0;) number = number << 8U | static_cast<unsigned char>(bytes.at(at + i));
    return number;
}

std::string inflated(std::string const& bytes, std::size_t size)
{
    std::string out(size, '\0');
    z_stream stream{};
    std::string in = bytes;
    stream.next_in = reinterpret_cast<Bytef*>(in.data());
    stream.avail_in = static_cast<uInt>(in.size());
    stream.next_out = reinterpret_cast<Bytef*>(out.data());
    stream.avail_out = static_cast<uInt>(out.size());
    EXPECT_EQ(inflateInit2(&stream, -15), Z_OK);
    EXPECT_EQ(inflate(&stream, Z_FINISH), Z_STREAM_END);
    inflateEnd(&stream);
    return out;
}

void put(std::string& bytes, std::uint32_t number, int size)
{
    for (int i = 0; i < size; ++i) bytes += static_cast<char>(number >> (8 * i) & 0xFFU);
}

std::string unescaped(std::string text)
{
    for (auto const& [code, letter] : {std::pair{"&lt;", "<"}, std::pair{"&gt;", ">"}, std::pair{"&quot;", "\""},
                                       std::pair{"&apos;", "'"}, std::pair{"&#10;", "\n"}, std::pair{"&amp;", "&"}})
        for (auto at = text.find(code); at != std::string::npos; at = text.find(code, at + 1))
            text.replace(at, std::string(code).size(), letter);
    return text;
}

//! What stands between the first `<tag…>` and `</tag>` of the text.
std::optional<std::string> inside(std::string const& text, std::string const& tag)
{
    for (auto open = text.find("<" + tag); open != std::string::npos; open = text.find("<" + tag, open + 1)) {
        auto const after = text[open + 1 + tag.size()];
        if (after != '>' && after != ' ' && after != '/') continue;
        auto const end = text.find('>', open);
        if (text[end - 1] == '/') return std::string{};
        return text.substr(end + 1, text.find("</" + tag + ">", end) - end - 1);
    }
    return std::nullopt;
}

std::string attribute(std::string const& tag, std::string const& name)
{
    auto const at = tag.find(" " + name + "=\"");
    if (at == std::string::npos) return {};
    auto const from = at + name.size() + 3;
    return unescaped(tag.substr(from, tag.find('"', from) - from));
}

//! Every `<tag …>…</tag>` or `<tag …/>`, whole.
void for_each_element(std::string const& text, std::string const& tag,
                      std::function<void(std::size_t from, std::size_t until)> const& use)
{
    for (auto at = text.find("<" + tag); at != std::string::npos;) {
        auto const after = text[at + 1 + tag.size()];
        auto const end_of_tag = text.find('>', at);
        auto until = end_of_tag + 1;
        if (after != ' ' && after != '>' && after != '/') {
            at = text.find("<" + tag, at + 1);
            continue;
        }
        if (text[end_of_tag - 1] != '/') until = text.find("</" + tag + ">", at) + tag.size() + 3;
        use(at, until);
        at = text.find("<" + tag, until);
    }
}

std::vector<std::string> shared_strings(std::string const& xml)
{
    std::vector<std::string> strings;
    for_each_element(xml, "si", [&](std::size_t from, std::size_t until) {
        auto const item = xml.substr(from, until - from);
        std::string whole;
        for_each_element(item, "t", [&](std::size_t a, std::size_t b) {
            whole += unescaped(inside(item.substr(a, b - a), "t").value_or(""));
        });
        strings.push_back(whole);
    });
    return strings;
}

std::string without_dollars(std::string cell)
{
    std::erase(cell, '$');
    return cell;
}

std::string sheet_file(std::size_t number) { return fmt::format("xl/worksheets/sheet{}.xml", number); }

void write_file(fs::path const& path, std::string const& bytes) { std::ofstream(path, std::ios::binary) << bytes; }

}  // namespace

std::map<std::string, std::string> files_in(std::string const& archive)
{
    std::map<std::string, std::string> files;
    auto const end = archive.rfind("PK\x05\x06");
    if (end == std::string::npos) {
        ADD_FAILURE() << "no archive";
        return files;
    }
    auto const count = number_at(archive, end + 10, 2);
    std::size_t at = number_at(archive, end + 16, 4);
    for (std::uint32_t i = 0; i < count; ++i) {
        auto const method = number_at(archive, at + 10, 2);
        auto const packed = number_at(archive, at + 20, 4);
        auto const size = number_at(archive, at + 24, 4);
        auto const name_size = number_at(archive, at + 28, 2);
        auto const local = number_at(archive, at + 42, 4);
        auto const name = archive.substr(at + 46, name_size);
        auto const data = local + 30 + number_at(archive, local + 26, 2) + number_at(archive, local + 28, 2);
        auto const bytes = archive.substr(data, packed);
        files[name] = method == 0 ? bytes : inflated(bytes, size);
        at += 46 + name_size + number_at(archive, at + 30, 2) + number_at(archive, at + 32, 2);
    }
    return files;
}

std::string archive_of(std::map<std::string, std::string> const& files)
{
    std::string bytes;
    std::string directory;
    for (auto const& [name, content] : files) {
        auto const sum = static_cast<std::uint32_t>(
            crc32(0, reinterpret_cast<Bytef const*>(content.data()), static_cast<uInt>(content.size())));
        auto const size = static_cast<std::uint32_t>(content.size());
        auto const at = static_cast<std::uint32_t>(bytes.size());
        std::string common;
        put(common, 20, 2);          // version
        put(common, 0, 4);           // flags, not compressed
        put(common, 0x00210000, 4);  // 1 January 1980
        put(common, sum, 4);
        put(common, size, 4);
        put(common, size, 4);
        put(common, static_cast<std::uint32_t>(name.size()), 2);
        put(common, 0, 2);
        bytes += "PK\x03\x04";
        bytes += common;
        bytes += name;
        bytes += content;
        directory += "PK\x01\x02";
        put(directory, 20, 2);
        directory += common;
        put(directory, 0, 2);
        put(directory, 0, 4);
        put(directory, 0, 4);
        put(directory, at, 4);
        directory += name;
    }
    auto const at = static_cast<std::uint32_t>(bytes.size());
    bytes += directory + "PK\x05\x06";
    put(bytes, 0, 4);
    put(bytes, static_cast<std::uint32_t>(files.size()), 2);
    put(bytes, static_cast<std::uint32_t>(files.size()), 2);
    put(bytes, static_cast<std::uint32_t>(directory.size()), 4);
    put(bytes, at, 4);
    put(bytes, 0, 2);
    return bytes;
}

OpenedWorkbook opened(std::string const& bytes)
{
    OpenedWorkbook book;
    book.files = files_in(bytes);
    auto const strings = shared_strings(book.files["xl/sharedStrings.xml"]);
    auto const& about = book.files["xl/workbook.xml"];
    for_each_element(about, "sheet", [&](std::size_t from, std::size_t until) {
        book.names.push_back(attribute(about.substr(from, until - from), "name"));
    });
    for_each_element(about, "definedName", [&](std::size_t from, std::size_t until) {
        auto const element = about.substr(from, until - from);
        auto const target = unescaped(inside(element, "definedName").value_or(""));
        auto const mark = target.rfind('!');
        if (mark == std::string::npos) return;
        auto sheet = target.substr(0, mark);
        std::erase(sheet, '\'');
        book.defined[attribute(element, "name")] = {sheet, without_dollars(target.substr(mark + 1))};
    });
    for (std::size_t i = 0; i < book.names.size(); ++i) {
        auto const& xml = book.files[sheet_file(i + 1)];
        auto& cells = book.sheets[book.names[i]];
        for_each_element(xml, "c", [&](std::size_t from, std::size_t until) {
            auto const element = xml.substr(from, until - from);
            auto const tag = element.substr(0, element.find('>'));
            OpenedCell cell;
            cell.formula = unescaped(inside(element, "f").value_or(""));
            auto const value = inside(element, "v");
            auto const type = attribute(tag, "t");
            cell.is_text = type == "s" || type == "str";
            if (value && type == "s") cell.text = strings.at(std::stoul(*value));
            else if (value && cell.is_text) cell.text = unescaped(*value);
            else if (value && type != "e" && !value->empty()) cell.number = std::strtod(value->c_str(), nullptr);
            cells[attribute(tag, "r")] = cell;
        });
    }
    return book;
}

OpenedCell const& OpenedWorkbook::at(std::string const& sheet, std::string const& cell) const
{
    static OpenedCell const none;
    auto const page = sheets.find(sheet);
    if (page == sheets.end()) return none;
    auto const found = page->second.find(cell);
    return found == page->second.end() ? none : found->second;
}

OpenedCell const& OpenedWorkbook::named(std::string const& name) const
{
    auto const found = defined.find(name);
    if (found == defined.end()) {
        ADD_FAILURE() << "no cell is called " << name;
        return at("", "");
    }
    return at(found->second.first, found->second.second);
}

double OpenedWorkbook::beside(std::string const& sheet, std::string const& text, unsigned columns) const
{
    for (auto const& [cell, is] : sheets.at(sheet))
        if (is.text == text && cell.front() == 'A') {
            auto const& found = at(sheet, std::string(1, static_cast<char>('A' + columns)) + cell.substr(1));
            if (found.number) return *found.number;
        }
    ADD_FAILURE() << "no number beside \"" << text << "\" on the sheet " << sheet;
    return 0.0;
}

std::string changed(std::string const& bytes, std::map<std::string, double> const& named_cells)
{
    auto book = opened(bytes);
    for (std::size_t i = 0; i < book.names.size(); ++i) {
        auto const& xml = book.files[sheet_file(i + 1)];
        std::string altered;
        std::size_t done = 0;
        for_each_element(xml, "c", [&](std::size_t from, std::size_t until) {
            auto const element = xml.substr(from, until - from);
            auto const tag = element.substr(0, element.find('>'));
            altered += xml.substr(done, from - done);
            done = until;
            if (inside(element, "f")) {
                altered += tag + ">" + element.substr(element.find("<f>"), element.find("<v>") - element.find("<f>")) +
                           "<v>-98765.4321</v></c>";
                return;
            }
            for (auto const& [name, value] : named_cells) {
                auto const& where = book.defined.at(name);
                if (where.first != book.names[i] || where.second != attribute(tag, "r")) continue;
                altered += fmt::format(R"(<c r="{}" s="{}"><v>{}</v></c>)", where.second, attribute(tag, "s"), value);
                return;
            }
            altered += element;
        });
        book.files[sheet_file(i + 1)] = altered + xml.substr(done);
    }
    return archive_of(book.files);
}

bool can_recalculate() { return std::system("command -v soffice >/dev/null 2>&1") == 0; }

std::vector<OpenedWorkbook> recalculated(std::vector<std::string> const& workbooks, std::string const& folder)
{
    fs::path const here = folder;
    fs::remove_all(here);
    fs::create_directories(here / "profile" / "user");
    write_file(here / "profile" / "user" / "registrymodifications.xcu",
               "<?xml version=\"1.0\" encoding=\"UTF-8\"?>\n"
               "<oor:items xmlns:oor=\"http://openoffice.org/2001/registry\" "
               "xmlns:xs=\"http://www.w3.org/2001/XMLSchema\" xmlns:xsi=\"http://www.w3.org/2001/XMLSchema-instance\">"
               "<item oor:path=\"/org.openoffice.Office.Calc/Formula/Load\"><prop oor:name=\"OOXMLRecalcMode\" "
               "oor:op=\"fuse\"><value>0</value></prop></item></oor:items>\n");
    std::string files;
    for (std::size_t i = 0; i < workbooks.size(); ++i) {
        write_file(here / fmt::format("{}.xlsx", i), workbooks[i]);
        files += fmt::format(" '{}/{}.xlsx'", folder, i);
    }
    auto const command = fmt::format("soffice --headless '-env:UserInstallation=file://{0}/profile' --convert-to xlsx "
                                     "--outdir '{0}/out'{1} >'{0}/log' 2>&1",
                                     folder, files);
    EXPECT_EQ(std::system(command.c_str()), 0) << text_of(here / "log");
    std::vector<OpenedWorkbook> books;
    for (std::size_t i = 0; i < workbooks.size(); ++i)
        books.push_back(opened(text_of(here / "out" / fmt::format("{}.xlsx", i))));
    return books;
}

}  // namespace holdfast::test
