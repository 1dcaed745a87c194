#define INCLUDED 3
typedef short FROM_HEADER;
