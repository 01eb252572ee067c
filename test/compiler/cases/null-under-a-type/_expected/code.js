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
      if (value_ === null) value_ = undefined;
      if (value_ !== undefined) {
        item = appendS(item + ",\"plain\":{\"S\":\"", value_, "item.plain", run, run.clean, 0) + "\"}";
      }
    }
    {
      let value_1;
      value_1 = properties_["a"];
      if (typeof value_1 === 'number' && run.digits !== undefined) value_1 = exactMember(value_1, "a", run.digits.get(properties_));
      if (value_1 !== undefined && value_1 !== null) value_1 = uppercase(value_1, "item.transformed", run);
      if (value_1 === null) value_1 = undefined;
      if (value_1 !== undefined) {
        item = appendS(item + ",\"transformed\":{\"S\":\"", value_1, "item.transformed", run, false, 0) + "\"}";
      }
    }
    {
      let value_2;
      value_2 = properties_["a"];
      if (typeof value_2 === 'number' && run.digits !== undefined) value_2 = exactMember(value_2, "a", run.digits.get(properties_));
      if (value_2 !== undefined && value_2 !== null) value_2 = mapValue(value_2, values);
      if (value_2 === null) value_2 = undefined;
      if (value_2 !== undefined) {
        item = appendS(item + ",\"mapped\":{\"S\":\"", value_2, "item.mapped", run, false, 0) + "\"}";
      }
    }
    {
      let value_3;
      value_3 = properties_["a"];
      if (typeof value_3 === 'number' && run.digits !== undefined) value_3 = exactMember(value_3, "a", run.digits.get(properties_));
      if (value_3 === null) value_3 = undefined;
      if (value_3 === undefined) value_3 = fallback;
      if (value_3 !== undefined) {
        item = appendS(item + ",\"defaulted\":{\"S\":\"", value_3, "item.defaulted", run, false, 0) + "\"}";
      }
    }
    {
      let value_4;
      value_4 = properties_["a"];
      if (typeof value_4 === 'number' && run.digits !== undefined) value_4 = exactMember(value_4, "a", run.digits.get(properties_));
      if (value_4 !== undefined && value_4 !== null) value_4 = mapValue(value_4, values$1);
      if (value_4 === null) value_4 = undefined;
      if (value_4 === undefined) value_4 = fallback;
      if (value_4 !== undefined) {
        item = appendS(item + ",\"mapped_to_default\":{\"S\":\"", value_4, "item.mapped_to_default", run, false, 0) + "\"}";
      }
    }
    {
      let value_5;
      value_5 = properties_["a"];
      if (value_5 === null) value_5 = undefined;
      if (value_5 === undefined) value_5 = fallback$1;
      if (value_5 !== undefined) {
        item = appendBOOL(item + ",\"truth\":{\"BOOL\":", value_5, "item.truth", run, false, 0) + "}";
      }
    }
    {
      let value_6;
      value_6 = properties_["m"];
      if (value_6 === null) value_6 = undefined;
      if (value_6 !== undefined) {
        item = appendM(item + ",\"nested\":{\"M\":{", value_6, "item.nested", run, run.clean, 0);
      }
    }
    {
      let value_7;
      value_7 = properties_["a"];
      if (typeof value_7 === 'number' && run.digits !== undefined) value_7 = exactMember(value_7, "a", run.digits.get(properties_));
      if (value_7 === null) value_7 = undefined;
      const set_ = value_7 === undefined ? undefined : appendSS(item + ",\"set\":{\"SS\":", value_7, "item.set", run, run.clean, 0);
      if (set_ !== undefined) {
        item = set_ + "}";
      }
    }
    return '{"PutRequest":{"Item":{' + item + '}}}';
  }
];
}
