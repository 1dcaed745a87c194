//! Layout on the wire: golden bytes, round trips, and data that lies.

mod constructs;
mod endpoint_mapper;
mod hostile;
mod limits;
mod properties;
mod rpcecho;
mod samba_shapes;
mod structures;
mod wine_shapes;
