//! A few threads that share out numbered tasks. Which thread takes which task never matters: a task writes only its own.
#pragma once

#include <atomic>
#include <cstddef>
#include <cstdint>
#include <exception>
#include <functional>
#include <mutex>
#include <thread>
#include <vector>

namespace holdfast {

//! Rounds follow each other within microseconds, so a thread that has nothing to do looks out for the next round a
//! little while before it sleeps.
class Workers {
public:
    //! Starts a thread that does the work; throws where there can be no further one.
    using Start = std::function<std::thread(std::function<void()> work)>;

    //! 0: as many as the machine has. Where threads cannot be made (a container's limit of processes or of memory), it goes
    //! on with those that there are: results do not depend on how many, and slow is better than nothing. Where their stacks
    //! took all the memory it goes on with a quarter of them, since the work needs some, too.
    explicit Workers(unsigned threads);
    Workers(unsigned threads, Start const&);
    ~Workers();
    Workers(Workers const&) = delete;
    Workers& operator=(Workers const&) = delete;

    [[nodiscard]] std::size_t count() const { return threads_.size() + 1; }

    //! Calls task(number, worker) for every number below `tasks`, and returns when all are done.
    //! The calling thread works too. The first exception of any task is rethrown here.
    void share_out(std::size_t tasks, std::function<void(std::size_t number, std::size_t worker)> const& task);

private:
    void work(std::size_t worker);
    void await_rounds(std::size_t worker);
    //! Starts threads until there are so many; false where there can be no further one.
    [[nodiscard]] bool start_up_to(std::size_t count, Start const&);
    void end_all();

    std::vector<std::thread> threads_;
    std::function<void(std::size_t, std::size_t)> const* task_{};
    std::size_t tasks_{};
    std::atomic<std::size_t> next_{0};
    std::atomic<std::uint32_t> round_{0};
    std::atomic<std::uint32_t> busy_{0};
    bool stop_{};
    std::mutex mutex_;
    std::exception_ptr failure_;
};

}  // namespace holdfast
