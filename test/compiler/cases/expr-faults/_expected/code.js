// What blueprint.yaml is compiled to, written by `UPDATE_EXPECTED=1 npx vitest run test/compiler`.
function link() {
return [
  function(event, run) {
    let holder_;
    let held_;
    let holder_1;
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
      value_ = (held_ = (isMap(holder_ = event["properties"]) ? holder_["a"] : Array.isArray(holder_) ? collapse(each(holder_, true)) : undefined), (Number.isFinite(held_) ? held_ + 1 : arithmetic(held_, 1, "+", 14)));
      if (value_ === null) value_ = undefined;
      if (value_ !== undefined) {
        item = appendN(item + ",\"number\":{\"N\":\"", value_, "item.number", run, false, 0) + "\"}";
      }
    }
    try {
      let value_1;
      run.path = "item.omitted";
      value_1 = (held_1 = (isMap(holder_1 = event["properties"]) ? holder_1["b"] : Array.isArray(holder_1) ? collapse(each$1(holder_1, true)) : undefined), (Number.isFinite(held_1) ? held_1 + 1 : arithmetic(held_1, 1, "+", 14)));
      if (value_1 === null) value_1 = undefined;
      if (value_1 !== undefined) {
        item = appendN(item + ",\"omitted\":{\"N\":\"", value_1, "item.omitted", run, false, 0) + "\"}";
      }
    } catch (thrown) {
      omit(thrown);
    }
    return '{"PutRequest":{"Item":{' + item + '}}}';
  }
];
}
