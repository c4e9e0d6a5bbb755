meta:
  id: mobility_header
  title: Mobility Header with the messages and options of RFC 8885
  application: Proxy Mobile IPv6 with distributed mobility anchors
  license: Apache-2.0
  ks-version: "0.10"
  endian: be
doc: |
  The IPv6 extension header that carries Binding Updates, Binding Acknowledgements, Binding Errors
  and Heartbeats, octet by octet, as a receiver has to take it. The stream is the upper-layer packet.

  A stream that this description does not parse is refused. What it cannot say is left to the
  reader: the checksum, which covers a pseudo-header with the packet's addresses; that prefix bits
  beyond the prefix length are ignored; and what a refusal is answered with. Reserved fields and
  the content of padding are ignored, options come in any order and at any offset, each as often
  as the sender likes.
doc-ref:
  - RFC 6275, sections 6.1, 6.2 and 9.2
  - RFC 5213, section 8
  - RFC 4283, section 3
  - RFC 5847, sections 3.3 and 3.4
  - RFC 8885, section 4

seq:
  - id: payload_proto
    type: u1
    doc: No next header (59); in an unknown message nobody looks at it.
  - id: header_len
    type: u1
    doc: Length in units of 8 octets beyond the first 8; neither less nor more may have come.
    valid:
      expr: (header_len + 1) * 8 == _io.size
  - id: mh_type
    type: u1
    valid:
      expr: payload_proto == 59 or (mh_type != 5 and mh_type != 6 and mh_type != 7 and mh_type != 13)
  - id: reserved
    size: 1
  - id: checksum
    type: u2
    doc: Over the pseudo-header and the stream; not verified here.
  - id: message
    size-eos: true
    type:
      switch-on: mh_type
      cases:
        5: binding_update
        6: binding_acknowledgement
        7: binding_error
        13: heartbeat

types:
  binding_update:
    doc-ref: RFC 6275 6.1.7, RFC 5213 8.1, RFC 8885 4.1
    seq:
      - id: sequence
        type: u2
      - id: flags
        type: u2
        doc: A 0x8000, H 0x4000, L, K, M, R, P 0x0200, F, T, B, S, D 0x0010; 4 bits without name.
      - id: lifetime
        type: u2
        doc: In units of 4 seconds.
      - id: options
        type: option((flags & 0x0010) != 0)
        repeat: eos

  binding_acknowledgement:
    doc-ref: RFC 6275 6.1.8, RFC 5213 8.2, RFC 8885 4.2
    seq:
      - id: status
        type: u1
        doc: Accepted below 128.
      - id: flags
        type: u1
        doc: K 0x80, R 0x40, P 0x20, T 0x10, B 0x08, S 0x04, D 0x02; 1 bit without name.
      - id: sequence
        type: u2
      - id: lifetime
        type: u2
        doc: In units of 4 seconds.
      - id: options
        type: option((flags & 0x02) != 0)
        repeat: eos

  binding_error:
    doc-ref: RFC 6275 6.1.9
    seq:
      - id: status
        type: u1
        doc: 1 no binding for the home address, 2 unknown MH Type.
      - id: reserved
        size: 1
      - id: home_address
        size: 16
      - id: options
        type: option(false)
        repeat: eos

  heartbeat:
    doc-ref: RFC 5847 3.3
    seq:
      - id: flags
        type: u2
        doc: U 0x0002, R 0x0001; 14 reserved bits.
      - id: sequence
        type: u4
      - id: options
        type: option(false)
        repeat: eos

  option:
    doc: |
      A mobility option or padding. An option of an unknown type is skipped. The alignment is a
      duty of the sender alone.
    doc-ref: RFC 6275 6.2
    params:
      - id: distributed
        type: bool
        doc: Whether the D flag is set, without which a message has no option of RFC 8885.
    seq:
      - id: type
        type: u1
        doc: 0 Pad1, 1 PadN, else one of the types below or unknown.
        valid:
          expr: distributed or type < 65 or type > 70
      - id: length
        type: u1
        if: type != 0
        doc: Octets of data. The table holds for every receiver; unknown types have any length.
        valid:
          expr: >-
            type == 3 ? length == 16 :
            type == 8 ? length >= 1 :
            type == 22 or type == 65 or type == 66 ? length == 18 :
            type == 23 or type == 24 ? length == 2 :
            type == 25 ? length >= 2 :
            type == 26 or type == 68 or type == 69 ? length == 16 :
            type == 27 ? length == 8 :
            type == 28 ? length == 4 :
            type == 67 ? length == 34 :
            type == 70 ? length >= 3 :
            length >= 0
      - id: data
        if: type != 0
        size: length
        type:
          switch-on: type
          cases:
            3: address
            8: mn_id
            22: prefix
            23: indication
            24: indication
            25: link_layer
            26: address
            27: timestamp
            28: restart_counter
            65: prefix
            66: prefix
            67: previous_maar
            68: address
            69: address
            70: link_layer

  mn_id:
    doc: Mobile Node Identifier (8); an empty identifier names no node (RFC 5213 5.3.6).
    doc-ref: RFC 4283 3
    seq:
      - id: subtype
        type: u1
        doc: 1 Network Access Identifier.
      - id: identifier
        size-eos: true

  prefix:
    doc: Home Network Prefix (22, 8n+4), Anchored Prefix (65, 8n+4), Local Prefix (66, 8n+4).
    doc-ref: RFC 5213 8.3, RFC 8885 4.3 and 4.4
    seq:
      - id: reserved
        size: 1
      - id: prefix_length
        type: u1
        valid:
          max: 128
      - id: prefix
        size: 16

  indication:
    doc: Handoff Indicator (23), Access Technology Type (24).
    doc-ref: RFC 5213 8.4 and 8.5
    seq:
      - id: reserved
        size: 1
      - id: value
        type: u1

  link_layer:
    doc: Mobile Node Link-layer Identifier (25), DLIF Link-layer Address (70).
    doc-ref: RFC 5213 8.6, RFC 8885 4.8
    seq:
      - id: reserved
        size: 2
      - id: identifier
        size-eos: true

  address:
    doc: |
      Alternate Care-of Address (3, 8n+6), Link-local Address (26, 8n+6), Serving MAAR (68, 8n+6),
      DLIF Link-local Address (69, 8n+6).
    doc-ref: RFC 6275 6.2.5, RFC 5213 8.7, RFC 8885 4.6 and 4.7
    seq:
      - id: address
        size: 16

  timestamp:
    doc: Timestamp (27, 8n+2), 48 bits of seconds since 1970 and 16 bits of 1/65536 s.
    doc-ref: RFC 5213 8.8
    seq:
      - id: value
        type: u8

  restart_counter:
    doc: Restart Counter (28, 4n+2).
    doc-ref: RFC 5847 3.4
    seq:
      - id: value
        type: u4

  previous_maar:
    doc: Previous MAAR (67, 8n+4).
    doc-ref: RFC 8885 4.5
    seq:
      - id: reserved
        size: 1
      - id: prefix_length
        type: u1
        valid:
          max: 128
      - id: address
        size: 16
      - id: home_network_prefix
        size: 16
