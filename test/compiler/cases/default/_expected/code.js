// What blueprint.yaml is compiled to, written by `UPDATE_EXPECTED=1 npx vitest run test/compiler`.
function link() {
return [
  function(event, run) {
    const properties_ = asMap(event["properties"]);
    const a_ = asMap(properties_["a"]);
    let value_6;
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
      if (value_ === undefined) value_ = fallback;
      if (value_ !== undefined) {
        item = appendValue(item + ",\"text\":", value_, "item.text", run, false, 0);
      }
    }
    {
      let value_1;
      value_1 = properties_["a"];
      if (typeof value_1 === 'number' && run.digits !== undefined) value_1 = exactMember(value_1, "a", run.digits.get(properties_));
      if (value_1 === null) value_1 = undefined;
      if (value_1 === undefined) value_1 = fallback$1;
      if (value_1 !== undefined) {
        item = appendN(item + ",\"number\":{\"N\":\"", value_1, "item.number", run, false, 0) + "\"}";
      }
    }
    {
      let value_2;
      value_2 = properties_["a"];
      if (typeof value_2 === 'number' && run.digits !== undefined) value_2 = exactMember(value_2, "a", run.digits.get(properties_));
      if (value_2 === null) value_2 = undefined;
      if (value_2 === undefined) value_2 = fallback$2;
      if (value_2 !== undefined) {
        item = appendL(item + ",\"list\":{\"L\":[", value_2, "item.list", run, false, 0);
      }
    }
    {
      let value_3;
      value_3 = properties_["a"];
      if (value_3 === null) value_3 = undefined;
      if (value_3 === undefined) value_3 = fallback$3;
      if (value_3 !== undefined) {
        item = appendM(item + ",\"map\":{\"M\":{", value_3, "item.map", run, false, 0);
      }
    }
    {
      let value_4;
      value_4 = properties_["a"];
      if (typeof value_4 === 'number' && run.digits !== undefined) value_4 = exactMember(value_4, "a", run.digits.get(properties_));
      if (value_4 === null) value_4 = undefined;
      if (value_4 === undefined) value_4 = fallback$4;
      const set_ = value_4 === undefined ? undefined : appendSS(item + ",\"set\":{\"SS\":", value_4, "item.set", run, false, 0);
      if (set_ !== undefined) {
        item = set_ + "}";
      }
    }
    {
      let value_5;
      run.path = "item.expression";
      value_5 = ((value_6 = a_["b"]) !== undefined || !(Array.isArray(event["properties"]) || Array.isArray(properties_["a"])) ? value_6 : Array.isArray(properties_["a"]) ? eachValue(properties_["a"]) : walkNames(event, names, false));
      if (value_5 === undefined) value_5 = fallback$5;
      if (value_5 !== undefined) {
        item = appendValue(item + ",\"expression\":", value_5, "item.expression", run, false, 0);
      }
    }
    {
      let value_7;
      value_7 = properties_["a"];
      if (value_7 === null) value_7 = undefined;
      if (value_7 === undefined) value_7 = fallback$6;
      if (value_7 !== undefined) {
        item = appendB(item + ",\"bytes\":{\"B\":\"", value_7, "item.bytes", run, false, 0) + "\"}";
      }
    }
    return '{"PutRequest":{"Item":{' + item + '}}}';
  }
];
}
