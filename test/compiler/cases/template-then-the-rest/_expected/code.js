// What blueprint.yaml is compiled to, written by `UPDATE_EXPECTED=1 npx vitest run test/compiler`.
function link() {
return [
  function(event, run) {
    const traits_ = asMap(event["traits"]);
    const properties_ = asMap(event["properties"]);
    let key_;
    {
      key_ = event["event_id"];
      if (typeof key_ === 'number' && run.digits !== undefined) key_ = exactMember(key_, "event_id", run.digits.get(event));
      if (key_ === null) key_ = undefined;
    }
    writeKey(key_, "S", "\"event_id\":", 2048, "item.event_id", run, run.clean);
    let item = run.keyMembers;
    {
      let value_;
      let part_;
      part_ = traits_["email"];
      if (typeof part_ === 'number' && run.digits !== undefined) part_ = exactMember(part_, "email", run.digits.get(traits_));
      value_ = part_ === undefined || part_ === null ? undefined : textOf(part_, "item.hashed");
      if (value_ !== undefined && value_ !== null) value_ = trim(value_, "item.hashed", run);
      if (value_ !== undefined && value_ !== null) value_ = lowercase(value_, "item.hashed", run);
      if (value_ !== undefined && value_ !== null) value_ = sha256(value_, "item.hashed", run);
      if (value_ !== undefined) {
        item = appendValue(item + ",\"hashed\":", value_, "item.hashed", run, false, 0);
      }
    }
    {
      let value_1;
      let part_1;
      part_1 = properties_["cents"];
      if (typeof part_1 === 'number' && run.digits !== undefined) part_1 = exactMember(part_1, "cents", run.digits.get(properties_));
      value_1 = part_1 === undefined || part_1 === null ? undefined : textOf(part_1, "item.number") + "0";
      if (value_1 !== undefined) {
        item = appendN(item + ",\"number\":{\"N\":\"", value_1, "item.number", run, false, 0) + "\"}";
      }
    }
    {
      let value_2;
      let part_2;
      part_2 = properties_["a"];
      if (typeof part_2 === 'number' && run.digits !== undefined) part_2 = exactMember(part_2, "a", run.digits.get(properties_));
      let part_3;
      part_3 = properties_["b"];
      if (typeof part_3 === 'number' && run.digits !== undefined) part_3 = exactMember(part_3, "b", run.digits.get(properties_));
      value_2 = part_2 === undefined || part_2 === null || part_3 === undefined || part_3 === null ? undefined : textOf(part_2, "item.known") + "-" + textOf(part_3, "item.known");
      if (value_2 !== undefined && value_2 !== null) value_2 = mapValue(value_2, values);
      if (value_2 === undefined) value_2 = fallback;
      if (value_2 !== undefined) {
        item = appendValue(item + ",\"known\":", value_2, "item.known", run, false, 0);
      }
    }
    try {
      let value_3;
      let part_4;
      part_4 = properties_["map"];
      if (typeof part_4 === 'number' && run.digits !== undefined) part_4 = exactMember(part_4, "map", run.digits.get(properties_));
      value_3 = part_4 === undefined || part_4 === null ? undefined : textOf(part_4, "item.omitted");
      if (value_3 !== undefined) {
        item = appendValue(item + ",\"omitted\":", value_3, "item.omitted", run, false, 0);
      }
    } catch (thrown) {
      omit(thrown);
    }
    return '{"PutRequest":{"Item":{' + item + '}}}';
  }
];
}
