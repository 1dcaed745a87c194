/* The server of counters.idl, in C. */

#include "counters.h"

#include "serve.h"
#include "stubs.h"

typedef struct { long value; } state;

static volatile LONG open_counters, run_down_counters;

static counter opened(long value)
{
    state *new = malloc(sizeof *new);
    new->value = value;
    InterlockedIncrement(&open_counters);
    return new;
}

static void closed(counter *which)
{
    free(*which);
    *which = NULL;
    InterlockedDecrement(&open_counters);
}

void __RPC_USER counter_rundown(counter which)
{
    closed(&which);
    InterlockedIncrement(&run_down_counters);
}

void counter_open(long first, counter *which)
{
    *which = opened(first);
}

long counter_get(counter which)
{
    return ((state *)which)->value;
}

long counter_add(counter which, long n)
{
    return ((state *)which)->value += n;
}

long counter_change(counter *which, long n)
{
    if (!*which)
        *which = opened(0);
    long value = counter_add(*which, n);
    if (!value)
        closed(which);
    return value;
}

long counter_sum(counter a, counter b)
{
    return counter_get(a) + counter_get(b);
}

long counter_close(counter *which)
{
    long value = counter_get(*which);
    closed(which);
    return value;
}

void counter_count(long *open, long *run_down)
{
    *open = open_counters;
    *run_down = run_down_counters;
}

int main(void)
{
    return serve(counters_v1_0_s_ifspec);
}
