/* Checks that are counted, and the exceptions of calls. */

#include <excpt.h>
#include <stdio.h>
#include <string.h>

#define COUNT(array) (sizeof(array) / sizeof *(array))
#define SAME(a, ...) (memcmp((a), (__VA_ARGS__), sizeof(__VA_ARGS__)) == 0)

static int passed, failed;

static void check(int good, const char *what)
{
    ++*(good ? &passed : &failed);
    printf("%s  %s\n", good ? "ok    " : "FAILED", what);
}

#define CHECK(condition) check((condition), #condition)

/* gcc has no __try: the handler of one function is written down with the words of mingw's excpt.h. */
static volatile DWORD raised;

LONG note_exception(EXCEPTION_POINTERS *exception, void *frame)
{
    (void)frame;
    raised = exception->ExceptionRecord->ExceptionCode;
    return EXCEPTION_EXECUTE_HANDLER;
}

__attribute__((noinline)) static DWORD status_of(void (*calls)(void))
{
    __try1(note_exception)
    calls();
    __except1
    DWORD status = raised;
    raised = 0;
    return status;
}

/* Makes the calls of all checks, over one connection to a port. */
static int call(char *port, handle_t *handle, void (*const checks[])(void), size_t count)
{
    RPC_CSTR binding;
    if (RpcStringBindingComposeA(NULL, (RPC_CSTR)"ncacn_ip_tcp", (RPC_CSTR)"127.0.0.1", (RPC_CSTR)port,
                                 NULL, &binding) ||
        RpcBindingFromStringBindingA(binding, handle)) {
        printf("no binding\n");
        return 2;
    }
    for (size_t i = 0; i < count; i++) {
        DWORD status = status_of(checks[i]);
        if (status) {
            printf("status %lu\n", status);
            check(0, "a call without an exception");
        }
    }
    printf("%d passed, %d failed\n", passed, failed);
    return failed != 0;
}
