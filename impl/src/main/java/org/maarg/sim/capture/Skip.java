package org.maarg.sim.capture;

/** Why a packet of a capture has no Mobility Header to offer. */
public enum Skip {
  /** It is not IP. */
  NOT_IP,
  /** It carries something else. */
  NOT_MOBILITY,
  /** It is UDP of a port that was not asked for. */
  OTHER_UDP_PORT,
  /** It is ESP (protocol 50): whatever is in it is for those who have the keys. */
  ESP,
  /** It is a fragment, and the others that make a packet of it were not there. */
  FRAGMENT,
  /** Its headers were not captured whole, or its lengths do not fit. */
  INCOMPLETE,
  /** Its interface has a link type that is not read here. */
  LINK_TYPE,
  /** Its record contradicts itself. */
  BAD_RECORD
}
