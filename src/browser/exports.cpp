//! What JavaScript calls: texts go over as UTF-8 in the module's memory. An answer stands until the next call.
#include "browser/calculator.hpp"

#include <exception>
#include <map>
#include <memory>
#include <string>
#include <utility>

#include <emscripten.h>

namespace {

std::map<std::string, std::string> inputs;
std::unique_ptr<holdfast::browser::Calculator> calculator;
std::string answer;

}  // namespace

// Where a worker listens, it hears the share of the work that is done.
EM_JS(void, tell_progress, (double share), {
    if (Module["onProgress"]) Module["onProgress"](share);
});

extern "C" {

//! One file of the shipped inputs: all of them, before the start.
EMSCRIPTEN_KEEPALIVE void holdfast_input(char const* path, char const* text) { inputs[path] = text; }

//! Reads them.
EMSCRIPTEN_KEEPALIVE void holdfast_start()
{
    calculator = std::make_unique<holdfast::browser::Calculator>(std::exchange(inputs, {}));
}

//! An answer to a request, as JSON; {"broken": why} where the calculator itself is at fault.
EMSCRIPTEN_KEEPALIVE char const* holdfast_answer(char const* request)
{
    try {
        answer = calculator->answer(request, tell_progress);
    } catch (std::exception const& error) {
        std::string why;
        for (char const* c = error.what(); *c != '\0'; ++c) why += *c == '"' || *c == '\\' || *c < ' ' ? ' ' : *c;
        answer = "{\"broken\":\"" + why + "\"}";
    }
    return answer.c_str();
}

}  // extern "C"
