#include "engine/workers.hpp"

#include <algorithm>
#include <atomic>
#include <chrono>
#include <functional>
#include <new>
#include <numeric>
#include <stdexcept>
#include <string>
#include <system_error>
#include <thread>
#include <utility>
#include <vector>

#include <gtest/gtest.h>

using namespace holdfast;

namespace {

constexpr unsigned most_threads = 8;

}  // namespace

TEST(Workers, are_as_many_as_asked_for_the_caller_among_them)
{
    for (unsigned threads = 1; threads <= most_threads; ++threads) EXPECT_EQ(Workers(threads).count(), threads);
    EXPECT_EQ(Workers(0).count(), std::max(1U, std::thread::hardware_concurrency()));
}

TEST(Workers, do_every_task_once_in_every_one_of_many_rounds)
{
    for (unsigned threads = 1; threads <= most_threads; ++threads) {
        Workers workers(threads);
        for (std::size_t round = 0; round < 200; ++round) {
            std::size_t const tasks = round % 37;  // none at all among them
            std::vector<int> done(tasks, 0);       // a task writes only its own
            workers.share_out(tasks, [&](std::size_t number, std::size_t) { ++done[number]; });
            ASSERT_EQ(std::count(done.begin(), done.end(), 1), static_cast<std::ptrdiff_t>(tasks))
                << threads << " threads, round " << round;
        }
    }
}

TEST(Workers, no_two_share_a_number_at_one_time)
{
    Workers workers(4);
    std::vector<std::atomic<int>> busy(workers.count());
    std::atomic<bool> clash{false};
    workers.share_out(500, [&](std::size_t, std::size_t worker) {
        if (busy.at(worker).fetch_add(1) != 0) clash = true;
        std::this_thread::yield();
        busy.at(worker).fetch_sub(1);
    });
    EXPECT_FALSE(clash);
}

TEST(Workers, all_work_is_done_when_the_call_returns)
{
    Workers workers(4);
    std::atomic<int> done{0};
    workers.share_out(8, [&](std::size_t number, std::size_t) {
        std::this_thread::sleep_for(std::chrono::milliseconds(number == 0 ? 20 : 1));
        ++done;
    });
    EXPECT_EQ(done, 8);
}

TEST(Workers, an_exception_comes_through_and_the_next_round_is_clean)
{
    for (unsigned threads = 1; threads <= most_threads; ++threads) {
        Workers workers(threads);
        for (int round = 0; round < 20; ++round) {
            try {
                workers.share_out(50, [](std::size_t number, std::size_t) {
                    if (number == 17) throw std::runtime_error("seventeen");
                });
                FAIL() << "nothing came through with " << threads << " threads";
            } catch (std::runtime_error const& error) {
                EXPECT_EQ(error.what(), std::string("seventeen"));
            }
            std::atomic<int> done{0};
            EXPECT_NO_THROW(workers.share_out(50, [&](std::size_t, std::size_t) { ++done; }));
            EXPECT_EQ(done, 50);
        }
    }
}

TEST(Workers, one_of_many_exceptions_comes_through)
{
    Workers workers(4);
    EXPECT_THROW(workers.share_out(
                     100, [](std::size_t number, std::size_t) { throw std::out_of_range(std::to_string(number)); }),
                 std::out_of_range);
}

TEST(Workers, go_on_with_those_that_there_are_where_further_threads_cannot_be_made)
{
    auto const throws_after = [](unsigned most, auto error) {
        return [most, error, made = 0U](std::function<void()> work) mutable {
            if (made++ == most) throw error;
            return std::thread(std::move(work));
        };
    };
    for (unsigned most = 0; most < 4; ++most) {
        Workers no_processes(
            most_threads,
            throws_after(most, std::system_error(std::make_error_code(std::errc::resource_unavailable_try_again))));
        Workers no_memory(most_threads, throws_after(most, std::bad_alloc()));
        for (auto* workers : {&no_processes, &no_memory}) {
            EXPECT_EQ(workers->count(), most + 1);
            std::vector<int> done(100, 0);
            workers->share_out(done.size(), [&](std::size_t number, std::size_t) { ++done[number]; });
            EXPECT_EQ(std::count(done.begin(), done.end(), 1), 100);
        }
    }
}
