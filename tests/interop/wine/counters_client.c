/* The client of counters.idl, in C: it leaves one counter to the server when it ends. */

#include "counters.h"

#include "checks.h"
#include "stubs.h"

static counter first, second;

static long open_now(void)
{
    long open, run_down;
    counter_count(&open, &run_down);
    return open;
}

static void check_use(void)
{
    counter_open(40, &first);
    CHECK(first != NULL);
    CHECK(counter_get(first) == 40);
    CHECK(counter_add(first, 2) == 42);
    CHECK(counter_get(first) == 42);
    CHECK(open_now() == 1);
}

static void check_two(void)
{
    counter_open(-7, &second);
    CHECK(second != NULL && second != first);
    CHECK(counter_add(second, 1) == -6);
    CHECK(counter_sum(first, second) == 36);
    CHECK(counter_sum(first, first) == 84);
    CHECK(counter_get(first) == 42 && counter_get(second) == -6);
}

static void check_change(void)
{
    counter same = second;
    CHECK(counter_change(&second, 1) == -5 && second == same);
    CHECK(counter_change(&second, 5) == 0 && second == NULL);
    CHECK(open_now() == 1);
}

static void no_counter(void)
{
    counter_get(NULL);
}

static void check_close(void)
{
    CHECK(counter_close(&first) == 42 && first == NULL);
    CHECK(open_now() == 0);
    CHECK(status_of(no_counter) == RPC_X_SS_IN_NULL_CONTEXT);
}

static void check_forget(void)
{
    counter_open(1, &first);
    counter_open(2, &second);
    RpcSsDestroyClientContext(&first);
    CHECK(first == NULL);
    /* The server is not told. */
    CHECK(open_now() == 2);
    CHECK(counter_close(&second) == 2);
}

static void (*const CHECKS[])(void) = {check_use, check_two, check_change, check_close, check_forget};

int main(int argc, char **argv)
{
    if (argc != 2) {
        printf("usage: counters_client PORT\n");
        return 2;
    }
    return call(argv[1], &counters_binding, CHECKS, COUNT(CHECKS));
}
