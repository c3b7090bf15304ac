#include "inputs/files/compression.hpp"

#include "holdfast/base/contract.hpp"

#include <memory>
#include <vector>

#include <fmt/format.h>
#include <zstd.h>

namespace holdfast {

namespace {

struct Free {
    void operator()(ZSTD_CCtx* context) const { ZSTD_freeCCtx(context); }
    void operator()(ZSTD_DCtx* context) const { ZSTD_freeDCtx(context); }
};

}  // namespace

bool is_compressed(std::string_view bytes) { return bytes.substr(0, 4) == "\x28\xB5\x2F\xFD"; }

std::string compressed(std::string_view text)
{
    std::unique_ptr<ZSTD_CCtx, Free> const context(ZSTD_createCCtx());
    require(context != nullptr, "there is memory to compress with");
    ZSTD_CCtx_setParameter(context.get(), ZSTD_c_checksumFlag, 1);
    std::string bytes(ZSTD_compressBound(text.size()), '\0');
    auto const size = ZSTD_compress2(context.get(), bytes.data(), bytes.size(), text.data(), text.size());
    require(ZSTD_isError(size) == 0, "text can be compressed into as much room as it may need");
    bytes.resize(size);
    return bytes;
}

std::variant<std::string, CannotRead> decompressed(std::string_view bytes, std::size_t largest)
{
    std::unique_ptr<ZSTD_DCtx, Free> const context(ZSTD_createDCtx());
    require(context != nullptr, "there is memory to decompress with");
    std::string text;
    std::vector<char> part(ZSTD_DStreamOutSize());
    ZSTD_inBuffer in{bytes.data(), bytes.size(), 0};
    std::size_t left = 1;  // 0 where a frame has just ended
    while (in.pos < in.size || left != 0) {
        ZSTD_outBuffer out{part.data(), part.size(), 0};
        left = ZSTD_decompressStream(context.get(), &out, &in);
        if (ZSTD_isError(left) != 0)
            return CannotRead{fmt::format("is damaged, or not compressed with zstd ({})", ZSTD_getErrorName(left)),
                              "make the file again"};
        text.append(part.data(), out.pos);
        if (text.size() > largest)
            return CannotRead{fmt::format("holds more than {} MB", largest / 1'000'000), "use fewer draws"};
        bool const nothing_came = out.pos < out.size && in.pos == in.size;
        if (nothing_came && left != 0) return CannotRead{"is cut short", "make the file again"};
    }
    return text;
}

}  // namespace holdfast
