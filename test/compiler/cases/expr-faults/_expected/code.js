// What blueprint.yaml is compiled to, written by `UPDATE_EXPECTED=1 npx vitest run test/compiler`.
function link() {
return [
  function(event, run) {
    const properties_ = asMap(event["properties"]);
    let value_1;
    let held_;
    let value_3;
    let held_1;
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
      run.path = "item.number";
      value_ = (held_ = ((value_1 = properties_["a"]) !== undefined || !Array.isArray(event["properties"]) ? value_1 : eachValue(event["properties"])), (Number.isFinite(held_) ? held_ + 1 : arithmetic(held_, 1, "+", 14)));
      if (value_ === null) value_ = undefined;
      if (value_ !== undefined) {
        item = appendN(item + ",\"number\":{\"N\":\"", value_, "item.number", run, false, 0) + "\"}";
      }
    }
    try {
      let value_2;
      run.path = "item.omitted";
      value_2 = (held_1 = ((value_3 = properties_["b"]) !== undefined || !Array.isArray(event["properties"]) ? value_3 : eachValue$1(event["properties"])), (Number.isFinite(held_1) ? held_1 + 1 : arithmetic(held_1, 1, "+", 14)));
      if (value_2 === null) value_2 = undefined;
      if (value_2 !== undefined) {
        item = appendN(item + ",\"omitted\":{\"N\":\"", value_2, "item.omitted", run, false, 0) + "\"}";
      }
    } catch (thrown) {
      omit(thrown);
    }
    return '{"PutRequest":{"Item":{' + item + '}}}';
  }
];
}
