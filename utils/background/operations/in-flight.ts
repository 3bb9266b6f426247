/** After a worker was killed: what the server did later than this (ms) after the request has left may be another's doing. */
export const IN_FLIGHT = 8000;
