/* A server of one interface. */

#include <stdio.h>
#include <stdlib.h>

static void expect(RPC_STATUS status, const char *function)
{
    if (status == RPC_S_OK)
        return;
    printf("%s: %ld\n", function, status);
    exit(1);
}

/* Serves an interface on a port of its own, which it prints. */
static int serve(RPC_IF_HANDLE interface_handle)
{
    RPC_BINDING_VECTOR *bindings;
    RPC_CSTR binding, endpoint;

    expect(RpcServerUseProtseqA((RPC_CSTR)"ncacn_ip_tcp", 4, NULL), "RpcServerUseProtseq");
    expect(RpcServerRegisterIf(interface_handle, NULL, NULL), "RpcServerRegisterIf");
    expect(RpcServerInqBindings(&bindings), "RpcServerInqBindings");
    expect(RpcBindingToStringBindingA(bindings->BindingH[0], &binding), "RpcBindingToStringBinding");
    expect(RpcStringBindingParseA(binding, NULL, NULL, NULL, &endpoint, NULL), "RpcStringBindingParse");
    expect(RpcServerListen(1, 4, TRUE), "RpcServerListen");
    printf("listening on %s\n", endpoint);
    fflush(stdout);
    expect(RpcMgmtWaitServerListen(), "RpcMgmtWaitServerListen");
    return 0;
}
