/* The functions that stubs allocate with. */

#include <stdlib.h>

void *__RPC_USER midl_user_allocate(SIZE_T size)
{
    return calloc(1, size);
}

void __RPC_USER midl_user_free(void *block)
{
    free(block);
}
