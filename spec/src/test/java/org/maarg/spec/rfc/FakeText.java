package org.maarg.spec.rfc;

/** Texts of RFCs that nobody wrote, in the form in which RFCs are written. */
public final class FakeText {
  private FakeText() {}

  /** A whole text around these sections. */
  public static String of(int rfc, String sections) {
    return """




    Internet Engineering Task Force (IETF)                          A. Nobody
    Request for Comments: %d                                          Nowhere
    Category: Experimental                                       January 2026


                               A Protocol of Doors

    Abstract

       Doors are opened and shut.

    %s
    Author's Address

       A. Nobody
    """
        .formatted(rfc, sections);
  }

  /** A text with one section. */
  static RfcText section(String body) {
    return RfcText.of(8371, of(8371, "1.  Doors\n\n" + body.indent(3)));
  }

  /** The end of a page and the head of the next. */
  static String pageBreak(int page) {
    return "\n\n\nNobody                     Experimental                     [Page "
        + page
        + "]\n\f\nRFC 8371                 Doors                    January 2026\n\n\n";
  }
}
