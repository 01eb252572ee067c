// What blueprint.yaml is compiled to, written by `UPDATE_EXPECTED=1 npx vitest run test/compiler`.
function link() {
return [
  function(event, run) {
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
      value_ = properties_["a"];
      if (typeof value_ === 'number' && run.digits !== undefined) value_ = exactMember(value_, "a", run.digits.get(properties_));
      if (value_ !== undefined) {
        item = appendValue(item + ",\"__proto__\":", value_, "item.__proto__", run, run.clean, 0);
      }
    }
    {
      let value_1;
      value_1 = properties_["b"];
      if (typeof value_1 === 'number' && run.digits !== undefined) value_1 = exactMember(value_1, "b", run.digits.get(properties_));
      if (value_1 === null) value_1 = undefined;
      if (value_1 !== undefined) {
        item = appendS(item + ",\"constructor\":{\"S\":\"", value_1, "item.constructor", run, run.clean, 0) + "\"}";
      }
    }
    item = item + ",\"toString\":{\"S\":\"t\"}";
    {
      let members_ = '';
      {
        let value_2;
        value_2 = properties_["a"];
        if (typeof value_2 === 'number' && run.digits !== undefined) value_2 = exactMember(value_2, "a", run.digits.get(properties_));
        if (value_2 !== undefined) {
          members_ = appendValue(members_ + (members_ === '' ? "\"__proto__\":" : ",\"__proto__\":"), value_2, "item.hasOwnProperty.__proto__", run, run.clean, 1);
        }
      }
      members_ = members_ + (members_ === '' ? "\"valueOf\":{\"L\":[{\"S\":\"v\"}]}" : ",\"valueOf\":{\"L\":[{\"S\":\"v\"}]}");
      item = item + ",\"hasOwnProperty\":{\"M\":{" + members_ + "}}";
    }
    item = item + ",\"quote\\\"backslash\\\\\":{\"S\":\"q\"}";
    item = item + ",\"line\\nbreak \u2028 */ ${x} `\":{\"S\":\"l\"}";
    item = item + ",\"größe😀\":{\"S\":\"u\"}";
    return '{"PutRequest":{"Item":{' + item + '}}}';
  }
];
}
