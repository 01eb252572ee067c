// What blueprint.yaml is compiled to, written by `UPDATE_EXPECTED=1 npx vitest run test/compiler`.
function link() {
return [
  function(event, run) {
    const properties_ = asMap(event["properties"]);
    const list_ = asList(properties_["list"]);
    const map_ = asMap(properties_["map"]);
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
      value_ = event["user_id"];
      if (typeof value_ === 'number' && run.digits !== undefined) value_ = exactMember(value_, "user_id", run.digits.get(event));
      if (value_ === undefined || value_ === null) {
        value_ = event["anonymous_id"];
        if (typeof value_ === 'number' && run.digits !== undefined) value_ = exactMember(value_, "anonymous_id", run.digits.get(event));
      }
      if (value_ === undefined || value_ === null) {
        value_ = properties_["id"];
        if (typeof value_ === 'number' && run.digits !== undefined) value_ = exactMember(value_, "id", run.digits.get(properties_));
      }
      if (value_ === null) value_ = undefined;
      if (value_ !== undefined) {
        item = appendS(item + ",\"user\":{\"S\":\"", value_, "item.user", run, run.clean, 0) + "\"}";
      }
    }
    {
      let value_1;
      value_1 = event["user_id"];
      if (typeof value_1 === 'number' && run.digits !== undefined) value_1 = exactMember(value_1, "user_id", run.digits.get(event));
      if (value_1 === undefined || value_1 === null) {
        value_1 = event["anonymous_id"];
        if (typeof value_1 === 'number' && run.digits !== undefined) value_1 = exactMember(value_1, "anonymous_id", run.digits.get(event));
      }
      if (value_1 === null) value_1 = undefined;
      if (value_1 !== undefined) {
        item = appendValue(item + ",\"untyped\":", value_1, "item.untyped", run, run.clean, 0);
      }
    }
    {
      let value_2;
      value_2 = properties_["id"];
      if (typeof value_2 === 'number' && run.digits !== undefined) value_2 = exactMember(value_2, "id", run.digits.get(properties_));
      if (value_2 === null) value_2 = undefined;
      if (value_2 !== undefined) {
        item = appendValue(item + ",\"one\":", value_2, "item.one", run, run.clean, 0);
      }
    }
    {
      let value_3;
      value_3 = list_[0];
      if (typeof value_3 === 'number' && run.digits !== undefined) value_3 = exactMember(value_3, 0, run.digits.get(list_));
      if (value_3 === undefined || value_3 === null) {
        value_3 = map_["a"];
        if (typeof value_3 === 'number' && run.digits !== undefined) value_3 = exactMember(value_3, "a", run.digits.get(map_));
      }
      if (value_3 === null) value_3 = undefined;
      if (value_3 === undefined) value_3 = fallback;
      if (value_3 !== undefined) {
        item = appendValue(item + ",\"later\":", value_3, "item.later", run, false, 0);
      }
    }
    return '{"PutRequest":{"Item":{' + item + '}}}';
  }
];
}
