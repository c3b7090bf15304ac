#include "engine/workers.hpp"

#include <algorithm>
#include <cstdlib>
#include <new>
#include <system_error>
#include <utility>

namespace holdfast {

namespace {

//! Returns when the value is no longer `old`.
void await_change(std::atomic<std::uint32_t> const& value, std::uint32_t old)
{
    constexpr int looks = 4000;  // some tens of microseconds
    for (int i = 0; i < looks; ++i) {
        if (value.load(std::memory_order_acquire) != old) return;
#if defined(__x86_64__)
        __builtin_ia32_pause();
#endif
    }
    value.wait(old, std::memory_order_acquire);
}

//! Whether what a run of a few thousand draws needs could not be had. It is asked for and not touched.
bool memory_is_short()
{
    constexpr std::size_t a_run = 64U << 20U;        // [bytes]
    void* volatile const room = std::malloc(a_run);  // volatile: a compiler may else take it for granted
    bool const none = room == nullptr;
    std::free(room);
    return none;
}

}  // namespace

Workers::Workers(unsigned threads)
    : Workers(threads, [](std::function<void()> work) { return std::thread(std::move(work)); })
{
}

Workers::Workers(unsigned threads, Start const& start)
{
    auto const wanted = threads == 0 ? std::max(1U, std::thread::hardware_concurrency()) : threads;
    if (start_up_to(wanted - 1, start) || !memory_is_short()) return;
    auto const fewer = threads_.size() / 4;
    end_all();
    (void)start_up_to(fewer, start);
}

bool Workers::start_up_to(std::size_t count, Start const& start)
{
    try {
        threads_.reserve(count);  // a thread that has started must find its place in the list
        while (threads_.size() < count) {
            auto const worker = threads_.size() + 1;
            threads_.push_back(start([this, worker] { await_rounds(worker); }));
        }
        return true;
    } catch (std::system_error const&) {  // no more processes, or no room for another stack: it does not say which
        return false;
    } catch (std::bad_alloc const&) {  // no room for what describes a thread
        return false;
    }
}

//! What they had, their stacks most of all, is given back.
void Workers::end_all()
{
    stop_ = true;
    round_.fetch_add(1, std::memory_order_release);
    round_.notify_all();
    for (auto& thread : threads_) thread.join();
    threads_.clear();
    stop_ = false;
    round_ = 0;
}

void Workers::await_rounds(std::size_t worker)
{
    std::uint32_t seen = 0;
    for (;;) {
        await_change(round_, seen);
        seen = round_.load(std::memory_order_acquire);
        if (stop_) return;
        work(worker);
        if (busy_.fetch_sub(1, std::memory_order_acq_rel) == 1) busy_.notify_one();
    }
}

Workers::~Workers() { end_all(); }

void Workers::work(std::size_t worker)
{
    try {
        for (;;) {
            auto const number = next_.fetch_add(1, std::memory_order_relaxed);
            if (number >= tasks_) return;
            (*task_)(number, worker);
        }
    } catch (...) {
        std::lock_guard const lock(mutex_);
        if (!failure_) failure_ = std::current_exception();
    }
}

void Workers::share_out(std::size_t tasks, std::function<void(std::size_t, std::size_t)> const& task)
{
    task_ = &task;
    tasks_ = tasks;
    next_ = 0;
    failure_ = nullptr;
    busy_ = static_cast<std::uint32_t>(threads_.size());
    round_.fetch_add(1, std::memory_order_release);
    round_.notify_all();
    work(0);
    for (auto busy = busy_.load(std::memory_order_acquire); busy != 0; busy = busy_.load(std::memory_order_acquire))
        await_change(busy_, busy);
    if (failure_) std::rethrow_exception(failure_);
}

}  // namespace holdfast
