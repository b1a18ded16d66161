// Many clients of one server that lets each of them wait: how late each answer comes, by the kernel's own time stamps.
//
// usage: waiting PORT CLIENTS DELAY_MS INTERVAL_US SPINNERS
// Prints "connected", waits for a line, sends one request a client, prints "waiting" once all are sent, and at the end
// the lateness of the answers and of a thread that only sleeps, as JSON.

#include <arpa/inet.h>
#include <errno.h>
#include <pthread.h>
#include <signal.h>
#include <stdatomic.h>
#include <stdbool.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/epoll.h>
#include <sys/prctl.h>
#include <sys/resource.h>
#include <sys/socket.h>
#include <sys/wait.h>
#include <time.h>
#include <unistd.h>

static const char request[] = "GET /wait HTTP/1.1\r\nHost: localhost\r\n\r\n";
static const int64_t nap = 10 * 1000000LL;

static atomic_bool ends;
static int64_t naps[1 << 16];
static size_t nap_count;

static int64_t now(clockid_t clock) {
    struct timespec time;
    clock_gettime(clock, &time);
    return time.tv_sec * 1000000000LL + time.tv_nsec;
}

static void sleep_until(int64_t moment) {
    struct timespec time = {moment / 1000000000LL, moment % 1000000000LL};
    while (clock_nanosleep(CLOCK_MONOTONIC, TIMER_ABSTIME, &time, NULL) == EINTR) {
    }
}

static void *sleeper(void *unused) {
    while (!ends && nap_count < sizeof naps / sizeof *naps) {
        int64_t due = now(CLOCK_MONOTONIC) + nap;
        sleep_until(due);
        naps[nap_count++] = now(CLOCK_MONOTONIC) - due;
    }
    return unused;
}

static int compare(const void *left, const void *right) {
    int64_t a = *(const int64_t *)left, b = *(const int64_t *)right;
    return (a > b) - (a < b);
}

static void print(const char *name, int64_t *values, size_t count, const char *end) {
    qsort(values, count, sizeof *values, compare);
    printf("\"%s\": {\"count\": %zu, \"min\": %.3f, \"p50\": %.3f, \"p99\": %.3f, \"max\": %.3f}%s", name, count,
           values[0] / 1e6, values[count / 2] / 1e6, values[count * 99 / 100] / 1e6, values[count - 1] / 1e6, end);
}

static void fail(const char *what) {
    perror(what);
    exit(1);
}

// Reads what came; the moment at which the kernel had it, or 0 when nothing did.
static int64_t receive(int socket) {
    char buffer[4096], control[256];
    struct iovec part = {buffer, sizeof buffer};
    struct msghdr message = {.msg_iov = &part, .msg_iovlen = 1, .msg_control = control, .msg_controllen = sizeof control};
    ssize_t count = recvmsg(socket, &message, MSG_DONTWAIT);
    if (count < 0 && errno == EAGAIN) return 0;
    if (count <= 12 || memcmp(buffer, "HTTP/1.1 200", 12) != 0) fail("an answer");
    for (struct cmsghdr *entry = CMSG_FIRSTHDR(&message); entry; entry = CMSG_NXTHDR(&message, entry)) {
        if (entry->cmsg_level == SOL_SOCKET && entry->cmsg_type == SCM_TIMESTAMPNS) {
            struct timespec time;
            memcpy(&time, CMSG_DATA(entry), sizeof time);
            return time.tv_sec * 1000000000LL + time.tv_nsec;
        }
    }
    return now(CLOCK_REALTIME);
}

int main(int count, char **arguments) {
    if (count != 6) return 2;
    int port = atoi(arguments[1]), clients = atoi(arguments[2]), spinners = atoi(arguments[5]);
    int64_t delay = atoll(arguments[3]) * 1000000LL, interval = atoll(arguments[4]) * 1000LL;
    struct rlimit limit;
    getrlimit(RLIMIT_NOFILE, &limit);
    limit.rlim_cur = limit.rlim_max;
    setrlimit(RLIMIT_NOFILE, &limit);

    int events = epoll_create1(0), on = 1;
    int *sockets = malloc(clients * sizeof *sockets);
    int64_t *sent = malloc(clients * sizeof *sent), *lateness = malloc(clients * sizeof *lateness);
    struct sockaddr_in address = {.sin_family = AF_INET, .sin_port = htons(port)};
    address.sin_addr.s_addr = htonl(INADDR_LOOPBACK);
    for (int index = 0; index < clients; index++) {
        sockets[index] = socket(AF_INET, SOCK_STREAM, 0);
        if (sockets[index] < 0) fail("socket");
        if (connect(sockets[index], (struct sockaddr *)&address, sizeof address) != 0) fail("connect");
        setsockopt(sockets[index], SOL_SOCKET, SO_TIMESTAMPNS, &on, sizeof on);
        struct epoll_event event = {.events = EPOLLIN, .data.u32 = index};
        epoll_ctl(events, EPOLL_CTL_ADD, sockets[index], &event);
    }
    puts("connected");
    fflush(stdout);
    if (getchar() == EOF) return 1;

    for (int index = 0; index < spinners; index++) {
        if (fork() == 0) {
            prctl(PR_SET_PDEATHSIG, SIGKILL);
            for (volatile uint64_t turns = 0;; turns++) {
            }
        }
    }
    pthread_t thread;
    pthread_create(&thread, NULL, sleeper, NULL);

    int next = 0, answered = 0;
    int64_t due = now(CLOCK_MONOTONIC);
    while (answered < clients) {
        int64_t left = next < clients ? due - now(CLOCK_MONOTONIC) : 1000000000LL;
        while (left <= 0 && next < clients) {
            sent[next] = now(CLOCK_REALTIME);
            if (send(sockets[next], request, sizeof request - 1, 0) != sizeof request - 1) fail("send");
            next++;
            due += interval;
            left = due - now(CLOCK_MONOTONIC);
            if (next == clients) {
                puts("waiting");
                fflush(stdout);
            }
        }
        struct epoll_event found[256];
        struct timespec wait = {left / 1000000000LL, left > 0 ? left % 1000000000LL : 0};
        int ready = epoll_pwait2(events, found, 256, &wait, NULL);
        for (int index = 0; index < ready; index++) {
            int client = found[index].data.u32;
            int64_t moment = receive(sockets[client]);
            if (moment) lateness[answered++] = moment - sent[client] - delay;
        }
    }
    ends = true;
    pthread_join(thread, NULL);
    printf("{");
    print("lateness", lateness, clients, ", ");
    print("sleeper", naps, nap_count, "}\n");
    return 0;
}
