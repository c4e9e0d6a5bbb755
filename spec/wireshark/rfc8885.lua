-- Dissector for what RFC 8885 adds to Mobile IPv6: the mobility options 65 to 70, and the D flags
-- of Binding Update and Binding Acknowledgement. Wireshark knows the messages and the options of
-- RFC 6275 and RFC 5213 by itself.
--
--   tshark -X lua_script:spec/wireshark/rfc8885.lua -r capture.pcap -Y rfc8885 -V

local rfc8885 = Proto("rfc8885", "RFC 8885 Distributed Mobility Management")

-- Options (RFC 8885 section 4). ---------------------------------------------------------------

local OPTION_HEAD = 2

local OPTION_NAMES = {
  [65] = "Anchored Prefix",
  [66] = "Local Prefix",
  [67] = "Previous MAAR",
  [68] = "Serving MAAR",
  [69] = "DLIF Link-local Address",
  [70] = "DLIF Link-layer Address",
}

local option_type = ProtoField.uint8("rfc8885.option.type", "Type", base.DEC, OPTION_NAMES)
local option_length = ProtoField.uint8("rfc8885.option.length", "Length", base.DEC)
local fields = { option_type, option_length }

-- A field of an option: offset from the option's start, octets (nil: the rest). The last part of
-- its abbreviation says what it is: reserved, prefix_length, prefix or address.
local function field(kind, abbreviation, name, offset, octets)
  local made
  if kind == "bytes" then
    made = ProtoField.bytes("rfc8885." .. abbreviation, name, base.COLON)
  elseif kind == "ipv6" then
    made = ProtoField.ipv6("rfc8885." .. abbreviation, name)
  else
    made = ProtoField[kind]("rfc8885." .. abbreviation, name, base.DEC)
  end
  fields[#fields + 1] = made
  local role = abbreviation:match("[^.]+$")
  return { kind = kind, field = made, offset = offset, octets = octets, role = role }
end

local function prefix_option(abbreviation, name)
  return {
    field("uint8", abbreviation .. ".reserved", "Reserved", 2, 1),
    field("uint8", abbreviation .. ".prefix_length", "Prefix Length", 3, 1),
    field("ipv6", abbreviation .. ".prefix", name, 4, 16),
  }
end

local LAYOUTS = {
  [65] = prefix_option("anchored_prefix", "Anchored Prefix"),
  [66] = prefix_option("local_prefix", "Local Prefix"),
  [67] = {
    field("uint8", "previous_maar.reserved", "Reserved", 2, 1),
    field("uint8", "previous_maar.prefix_length", "Prefix Length", 3, 1),
    field("ipv6", "previous_maar.address", "Previous MAAR", 4, 16),
    field("ipv6", "previous_maar.prefix", "Home Network Prefix", 20, 16),
  },
  [68] = { field("ipv6", "serving_maar.address", "Serving MAAR", 2, 16) },
  [69] = { field("ipv6", "dlif_link_local.address", "DLIF Link-local Address", 2, 16) },
  [70] = {
    field("uint16", "dlif_link_layer.reserved", "Reserved", 2, 2),
    field("bytes", "dlif_link_layer.address", "DLIF Link-layer Address", 4, nil),
  },
}

-- Flags (RFC 8885 sections 4.1 and 4.2). -------------------------------------------------------

local bu_flag = ProtoField.bool("rfc8885.bu.d_flag", "Distributed (D) flag", 16, nil, 0x0010)
local ba_flag = ProtoField.bool("rfc8885.ba.d_flag", "Distributed (D) flag", 8, nil, 0x02)
fields[#fields + 1] = bu_flag
fields[#fields + 1] = ba_flag
rfc8885.fields = fields

-- What can be wrong. ---------------------------------------------------------------------------

local function expert_info(abbreviation, text, group, severity)
  return ProtoExpert.new("rfc8885." .. abbreviation, text, group, severity)
end

local wrong_length = expert_info("option.length.wrong", "Length does not fit the option",
    expert.group.MALFORMED, expert.severity.ERROR)
local long_prefix = expert_info("prefix_length.above_128", "Prefix Length is above 128",
    expert.group.MALFORMED, expert.severity.ERROR)
local no_address = expert_info("dlif_link_layer.address.empty", "Link-layer address is empty",
    expert.group.MALFORMED, expert.severity.WARN)
local reserved_set = expert_info("reserved.not_zero", "Reserved is not zero; receivers ignore it",
    expert.group.PROTOCOL, expert.severity.NOTE)
local bits_behind = expert_info("prefix.bits_behind",
    "Bits behind Prefix Length are set; receivers ignore them",
    expert.group.PROTOCOL, expert.severity.NOTE)
local no_flag = expert_info("option.without_d_flag",
    "Option of RFC 8885 in a message without the D flag",
    expert.group.PROTOCOL, expert.severity.WARN)
rfc8885.experts = { wrong_length, long_prefix, no_address, reserved_set, bits_behind, no_flag }

-- Dissection of one option. --------------------------------------------------------------------

-- Octets that the layout needs after type and length.
local function least_length(layout)
  local last = layout[#layout]
  return last.offset + (last.octets or 0) - OPTION_HEAD
end

local function fits(layout, length)
  local least = least_length(layout)
  return length == least or (layout[#layout].octets == nil and length > least)
end

local function has_bits_behind(address, prefix_length)
  for bit = prefix_length, 127 do
    if address:bitfield(bit, 1) == 1 then
      return true
    end
  end
  return false
end

local function check(item, part, value, prefix_length)
  if part.role == "reserved" and value:uint() ~= 0 then
    item:add_proto_expert_info(reserved_set)
  elseif part.role == "prefix_length" and value:uint() > 128 then
    item:add_proto_expert_info(long_prefix)
  elseif part.role == "prefix" and has_bits_behind(value, prefix_length) then
    item:add_proto_expert_info(bits_behind)
  end
end

-- Returns the text that the option's own line shows.
local function add_parts(tree, layout, option)
  local prefix_length, text = 128, ""
  for _, part in ipairs(layout) do
    local octets = part.octets or option:len() - part.offset
    if octets == 0 then
      tree:add_proto_expert_info(no_address)
    else
      local value = option(part.offset, octets)
      check(tree:add(part.field, value), part, value, prefix_length)
      if part.role == "prefix_length" then
        prefix_length = value:uint()
      elseif part.kind == "ipv6" then
        text = text .. " " .. tostring(value:ipv6())
      elseif part.kind == "bytes" then
        text = text .. " " .. tostring(value:bytes())
      end
      if part.role == "prefix" then
        text = text .. "/" .. prefix_length
      end
    end
  end
  return text
end

-- Gets the whole option, type and length included.
function rfc8885.dissector(option, _, tree)
  local layout = LAYOUTS[option(0, 1):uint()]
  local subtree = tree:add(rfc8885, option())
  subtree:set_text("MIPv6 Option - " .. OPTION_NAMES[option(0, 1):uint()])
  subtree:add(option_type, option(0, 1))
  if option:len() < OPTION_HEAD then
    subtree:add_proto_expert_info(wrong_length)
    return option:len()
  end
  local length = subtree:add(option_length, option(1, 1))
  local told = option(1, 1):uint()
  if not fits(layout, told) or option:len() ~= told + OPTION_HEAD then
    length:add_proto_expert_info(wrong_length)
  else
    subtree:append_text(":" .. add_parts(subtree, layout, option))
  end
  return option:len()
end

local options = DissectorTable.get("mip6.option")
for code in pairs(LAYOUTS) do
  options:add(code, rfc8885)
end

-- Dissection of the flags, after the messages themselves. ---------------------------------------

local flags = Proto("rfc8885_flags", "RFC 8885 flags")
local bu_sequence = Field.new("mip6.bu.seqnr")
local ba_status = Field.new("mip6.ba.status")
local found_options = Field.new("rfc8885.option.type")

-- The flags follow a field that Wireshark has found: at its end, so many octets.
local function add_flags(messages, tree, flag_field, octets)
  local missing = false
  for _, message in ipairs(messages) do
    local offset = message.offset + message.len
    local source = message.source
    if source:len() >= offset + octets then
      local value = source(offset, octets)
      local subtree = tree:add(rfc8885, value)
      subtree:add(flag_field, value)
      local bit = octets == 2 and 11 or 6
      missing = missing or value:bitfield(bit, 1) == 0
    end
  end
  return missing
end

function flags.dissector(_, _, tree)
  local updates, acknowledgements = { bu_sequence() }, { ba_status() }
  local update_lacks = add_flags(updates, tree, bu_flag, 2)
  local acknowledgement_lacks = add_flags(acknowledgements, tree, ba_flag, 1)
  local single = #updates + #acknowledgements == 1
  if single and (update_lacks or acknowledgement_lacks) and found_options() then
    tree:add_proto_expert_info(no_flag)
  end
end

register_postdissector(flags)
