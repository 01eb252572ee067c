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
        item = appendValue(item + ",\"plain\":", value_, "item.plain", run, run.clean, 0);
      }
    }
    {
      let value_1;
      value_1 = properties_["a"];
      if (typeof value_1 === 'number' && run.digits !== undefined) value_1 = exactMember(value_1, "a", run.digits.get(properties_));
      if (value_1 !== undefined && value_1 !== null) value_1 = uppercase(value_1, "item.transformed", run);
      if (value_1 !== undefined && value_1 !== null) value_1 = sha256(value_1, "item.transformed", run);
      if (value_1 !== undefined) {
        item = appendValue(item + ",\"transformed\":", value_1, "item.transformed", run, false, 0);
      }
    }
    {
      let value_2;
      value_2 = properties_["a"];
      if (typeof value_2 === 'number' && run.digits !== undefined) value_2 = exactMember(value_2, "a", run.digits.get(properties_));
      if (value_2 !== undefined && value_2 !== null) value_2 = mapValue(value_2, values);
      if (value_2 !== undefined) {
        item = appendValue(item + ",\"mapped\":", value_2, "item.mapped", run, false, 0);
      }
    }
    {
      let value_3;
      value_3 = properties_["a"];
      if (typeof value_3 === 'number' && run.digits !== undefined) value_3 = exactMember(value_3, "a", run.digits.get(properties_));
      if (value_3 === undefined) value_3 = fallback;
      if (value_3 !== undefined) {
        item = appendValue(item + ",\"defaulted\":", value_3, "item.defaulted", run, false, 0);
      }
    }
    {
      let value_4;
      value_4 = properties_["a"];
      if (typeof value_4 === 'number' && run.digits !== undefined) value_4 = exactMember(value_4, "a", run.digits.get(properties_));
      if (value_4 === undefined) value_4 = fallback$1;
      if (value_4 !== undefined) {
        item = appendValue(item + ",\"required\":", value_4, "item.required", run, false, 0);
      } else throw missing("item.required");
    }
    {
      let value_5;
      value_5 = properties_["m"];
      if (typeof value_5 === 'number' && run.digits !== undefined) value_5 = exactMember(value_5, "m", run.digits.get(properties_));
      if (value_5 !== undefined) {
        item = appendValue(item + ",\"nested\":", value_5, "item.nested", run, run.clean, 0);
      }
    }
    return '{"PutRequest":{"Item":{' + item + '}}}';
  }
];
}
