/* A client of counters.idl that authenticates with NTLM, at a level. */

#include "counters.h"

#include "checks.h"
#include "stubs.h"

static RPC_CSTR user, password, domain;
static DWORD level;

/* Wine's registry says which security packages there are, and that of the tests' prefix is empty. */
static int register_ntlm(void)
{
    HKEY key;
    return RegCreateKeyA(HKEY_LOCAL_MACHINE, "System\\CurrentControlSet\\Control\\Lsa\\MSV1_0", &key);
}

static void check_authenticate(void)
{
    SEC_WINNT_AUTH_IDENTITY_A identity = {
        user, strlen((char *)user), domain, strlen((char *)domain),
        password, strlen((char *)password), SEC_WINNT_AUTH_IDENTITY_ANSI,
    };
    CHECK(RpcBindingSetAuthInfoA(counters_binding, NULL, level, RPC_C_AUTHN_WINNT, &identity, 0) == RPC_S_OK);
}

static void check_use(void)
{
    counter first, second;
    counter_open(40, &first);
    CHECK(first != NULL);
    for (int n = 0; n < 100; n++)
        counter_add(first, 1);
    CHECK(counter_get(first) == 140);
    counter_open(2, &second);
    CHECK(counter_sum(first, second) == 142);
    CHECK(counter_close(&first) == 140);
    CHECK(counter_close(&second) == 2);
}

static void (*const CHECKS[])(void) = {check_authenticate, check_use};

int main(int argc, char **argv)
{
    if (argc != 6) {
        printf("usage: authenticated_client PORT LEVEL USER PASSWORD DOMAIN\n");
        return 2;
    }
    if (register_ntlm()) {
        printf("no registry\n");
        return 2;
    }
    level = atoi(argv[2]);
    user = (RPC_CSTR)argv[3];
    password = (RPC_CSTR)argv[4];
    domain = (RPC_CSTR)argv[5];
    return call(argv[1], &counters_binding, CHECKS, COUNT(CHECKS));
}
