/** The plan of the world's telephone numbers; read when cases may be compared, and not for whoever never compares them. */
export { readTelephone } from '#links';
