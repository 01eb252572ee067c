// What blueprint.yaml is compiled to, written by `UPDATE_EXPECTED=1 npx vitest run test/compiler`.
function link() {
return [
  function(event, run) {
    let holder_;
    let holder_1;
    let held_;
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
      run.path = "item.ratio";
      value_ = (held_ = (isMap(holder_ = event["properties"]) ? holder_["a"] : Array.isArray(holder_) ? collapse(each(holder_, true)) : undefined), held_1 = (isMap(holder_1 = event["properties"]) ? holder_1["b"] : Array.isArray(holder_1) ? collapse(each$1(holder_1, true)) : undefined), (Number.isFinite(held_) && Number.isFinite(held_1) ? held_ / held_1 : arithmetic(held_, held_1, "/", 14)));
      if (value_ !== undefined) {
        item = appendValue(item + ",\"ratio\":", value_, "item.ratio", run, false, 0);
      }
    }
    return '{"PutRequest":{"Item":{' + item + '}}}';
  }
];
}
